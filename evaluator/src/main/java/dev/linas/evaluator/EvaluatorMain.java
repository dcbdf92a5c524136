package dev.linas.evaluator;

import dev.linas.runtime.app.LinasCommandLine;

/** The evaluator as a program of its own. */
public final class EvaluatorMain {
    private EvaluatorMain() {}

    /** Runs {@link EvaluatorCommand}. */
    public static void main(String... arguments) {
        System.exit(LinasCommandLine.execute(new EvaluatorCommand(), arguments));
    }
}
