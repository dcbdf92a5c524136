package dev.linas.runtime.error;

/** What to say of an {@link OutOfMemoryError}: the JVM throws it for several things it lacks. */
public final class Exhaustion {
    private Exhaustion() {}

    /** One line for people: what is lacking, and how to give more of it. */
    public static String text(OutOfMemoryError error) {
        String what = String.valueOf(error.getMessage());
        return what.contains("native thread")
                ? "the system gives this process no further thread; raise its limits (ulimit -u,"
                        + " ulimit -v, --pids-limit of a container) and start again"
                : "this process is out of memory (%s); give Java more, for instance".formatted(what)
                        + " LINAS_JAVA_OPTS=-Xmx2g, and start again";
    }
}
