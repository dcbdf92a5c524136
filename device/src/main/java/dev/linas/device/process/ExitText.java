package dev.linas.device.process;

import java.util.Map;

/** Exit codes in words. Pure. */
public final class ExitText {
    /** A JVM adds this to the number of a signal that ended a process, as shells do. */
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> MEANING =
            Map.of(
                    126,
                    "a program could not be executed",
                    127,
                    "a program was not found",
                    SIGNALLED + 6,
                    "SIGABRT: it gave up by itself",
                    SIGNALLED + 7,
                    "SIGBUS: a fault of memory access",
                    SIGNALLED + 9,
                    "SIGKILL: killed by hand, or by the system where memory was short",
                    SIGNALLED + 11,
                    "SIGSEGV: a fault of memory access",
                    SIGNALLED + 13,
                    "SIGPIPE: it wrote where nobody read any more",
                    SIGNALLED + 15,
                    "SIGTERM: told to end");

    private ExitText() {}

    /** How a process ended. */
    public static String of(int exitCode) {
        String code = "exit code " + exitCode;
        return MEANING.containsKey(exitCode) ? code + " (" + MEANING.get(exitCode) + ")" : code;
    }
}
