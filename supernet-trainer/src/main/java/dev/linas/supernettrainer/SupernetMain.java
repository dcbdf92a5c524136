package dev.linas.supernettrainer;

import dev.linas.runtime.app.LinasCommandLine;

/** The trainer of super-networks as a program. */
public final class SupernetMain {
    private SupernetMain() {}

    /** Runs {@link SupernetCommand}. */
    public static void main(String... arguments) {
        System.exit(LinasCommandLine.execute(new SupernetCommand(), arguments));
    }
}
