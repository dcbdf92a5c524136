package dev.linas.runtime.error;

/**
 * The exit codes of every Linas command. A process ended by a signal exits with 128 + the signal's
 * number (130 for SIGINT, 143 for SIGTERM): the JVM sees to that after our shutdown hook has closed
 * everything.
 */
public final class ExitCodes {
    /** The command did what it was asked. */
    public static final int OK = 0;

    /** It tried and failed. */
    public static final int FAILURE = 1;

    /**
     * It was asked for something that makes no sense: unknown option, invalid setting, bad input
     * file.
     */
    public static final int USAGE = 2;

    /** The broker or the registry cannot be reached. */
    public static final int UNREACHABLE = 3;

    private ExitCodes() {}
}
