package dev.linas.runtime.streams;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.InvalidSetting;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The settings with which one Streams app is started.
 *
 * @param applicationId name of its consumer group and prefix of its internal topics
 * @param connection broker and registry
 * @param stateDir folder of its stores; kept, they save a restart from reading the changelogs
 * @param threads number of stream threads, 1 to 64
 */
public record StreamsSettings(
        String applicationId, Connection connection, Path stateDir, int threads) {
    private static final Pattern APPLICATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,120}");
    private static final int MAX_THREADS = 64;

    /**
     * @throws InvalidSetting if the id or the number of threads cannot be used
     */
    public StreamsSettings {
        if (!APPLICATION_ID.matcher(applicationId).matches()) {
            throw new InvalidSetting(
                    "application-id", applicationId, "1 to 120 letters, digits, '.', '_' and '-'");
        }
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(stateDir, "stateDir");
        if (threads < 1 || threads > MAX_THREADS) {
            throw new InvalidSetting("threads", threads, "a number from 1 to " + MAX_THREADS);
        }
    }
}
