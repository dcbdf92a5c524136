package dev.linas.tasks.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * How datasets are read.
 *
 * @param memory folder that remembers which data was verified before; empty: none
 * @param notes hears, for the user, what is worth to know about the data, and progress; thread-safe
 */
public record Preparation(Optional<Path> memory, Consumer<String> notes) {

    /** Remembers in a folder, and logs its notes. */
    public static Preparation logged(Path memory) {
        return new Preparation(Optional.of(memory), Preparation::log);
    }

    /** Remembers nothing, and logs its notes. */
    public static Preparation logged() {
        return new Preparation(Optional.empty(), Preparation::log);
    }

    private static void log(String note) {
        LoggerFactory.getLogger(Preparation.class).info(note);
    }
}
