package dev.linas.local.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program's main class in this JVM and ends the JVM as soon as its parent process is
 * gone, however that died: the operating system then closes the pipe that is our standard input.
 * Arguments: the main class, then its own arguments. The parent must start this process with a
 * piped standard input and keep it open.
 */
public final class BoundToParent {
    /** Exit code of a child whose parent is gone. */
    public static final int ORPHANED = 86;

    private BoundToParent() {}

    /**
     * Does not return before the other program's main method does; what that throws is thrown from
     * here.
     */
    public static void main(String[] args) throws Throwable {
        if (args.length == 0) {
            throw new IllegalArgumentException("the first argument must be the main class to run");
        }
        Thread watch = new Thread(() -> haltAtEnd(System.in), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void haltAtEnd(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // whatever the parent may say, only its end matters
            }
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
        Runtime.getRuntime()
                .halt(ORPHANED); // no shutdown hooks: a successor may want our port and files at
        // once
    }
}
