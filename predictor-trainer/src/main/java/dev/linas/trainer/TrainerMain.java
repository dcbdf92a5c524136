package dev.linas.trainer;

import dev.linas.runtime.app.LinasCommandLine;

/** The predictor-trainer as a program of its own. */
public final class TrainerMain {
    private TrainerMain() {}

    /** Runs {@link TrainerCommand}. */
    public static void main(String... arguments) {
        System.exit(LinasCommandLine.execute(new TrainerCommand(), arguments));
    }
}
