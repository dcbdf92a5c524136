package dev.linas.cli;

import dev.linas.runtime.app.LinasCommandLine;

/** Entry point of the {@code linas} launcher. */
public final class LinasMain {
    private LinasMain() {}

    public static void main(String[] args) {
        System.exit(LinasCommandLine.execute(new LinasCommand(), args));
    }
}
