package dev.linas.searches.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A command of the user that is run when a search has ended, by {@code sh -c}: its environment has
 * {@code LINAS_SEARCH_ID}, {@code LINAS_STATE} ({@code finished} or {@code failed}) and {@code
 * LINAS_REASON}.
 *
 * @param command text for the shell
 * @param patience how long it may take; then it is ended
 */
public record FinishHook(String command, Duration patience) {
    /** Long enough for a mail, short enough to wait for. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

    /**
     * Runs it to its end.
     *
     * @param reason why the search has ended, in a few words
     * @return what went wrong with it, in one line; empty if nothing did
     */
    public Optional<String> run(String id, String state, String reason)
            throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).inheritIO();
        builder.environment().put("LINAS_SEARCH_ID", id);
        builder.environment().put("LINAS_STATE", state);
        builder.environment().put("LINAS_REASON", reason);
        try {
            Process process = builder.start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Optional.of(
                        word("took longer than %d s and was ended", patience.toSeconds()));
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(word("ended with code %d", process.exitValue()));
        } catch (IOException e) {
            return Optional.of(word("cannot be run: %s", e.getMessage()));
        }
    }

    private String word(String what, Object value) {
        return "warning: --on-finish '%s' ".formatted(command) + what.formatted(value);
    }
}
