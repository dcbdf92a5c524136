package dev.linas.proposer;

import dev.linas.runtime.app.LinasCommandLine;

/** The proposer as a program of its own. */
public final class ProposerMain {
    private ProposerMain() {}

    /** Runs {@link ProposerCommand}. */
    public static void main(String... arguments) {
        System.exit(LinasCommandLine.execute(new ProposerCommand(), arguments));
    }
}
