package dev.linas.runtime.doctor;

/**
 * The finding of a check.
 *
 * @param check what was looked at, in a few words
 * @param level whether anything is to be done
 * @param found what was found, in one line
 * @param remedy what to do about it, in one line; empty where nothing is to be done
 */
public record Finding(String check, Level level, String found, String remedy) {
    /** How much a finding matters. */
    public enum Level {
        /** All is well. */
        OK,
        /** Linas works, but not as well as it could. */
        WARNING,
        /** Linas does not work. */
        PROBLEM
    }

    /** All is well. */
    public static Finding ok(String check, String found) {
        return new Finding(check, Level.OK, found, "");
    }

    /** Linas works, but not as well as it could. */
    public static Finding warning(String check, String found, String remedy) {
        return new Finding(check, Level.WARNING, found, remedy);
    }

    /** Linas does not work. */
    public static Finding problem(String check, String found, String remedy) {
        return new Finding(check, Level.PROBLEM, found, remedy);
    }
}
