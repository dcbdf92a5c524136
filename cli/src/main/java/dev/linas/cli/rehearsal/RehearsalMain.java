package dev.linas.cli.rehearsal;

import dev.linas.cli.LinasMain;
import dev.linas.local.Rehearsal;
import java.io.IOException;

/** Entry point of the launcher's rehearsal; exits with 0 when every command did. */
public final class RehearsalMain {
    private RehearsalMain() {}

    /** Runs every short command and {@code run} once. */
    public static void main(String[] args) throws IOException {
        System.exit(Rehearsal.run(LinasMain::run) ? 0 : 1);
    }
}
