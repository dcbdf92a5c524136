package dev.linas.local;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.linas.runtime.doctor.Finding;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/**
 * How many files and connections this process may have open. Broker and apps of a small search hold
 * more than 500 at once; where there are too few, one part after the other fails with words of its
 * own.
 */
final class OpenFiles {
    static final long LEAST = 1024;

    /**
     * The JVM has raised the soft limit to the hard one by itself, so 'ulimit' alone cannot help.
     */
    private static final String REMEDY =
            "this is the hard limit: raise it to 4096 where it is set (limits.conf, LimitNOFILE of"
                    + " a service, --ulimit nofile=4096 of a container)";

    private OpenFiles() {}

    /** The limit of this process; empty where the system has none. */
    static OptionalLong limit() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? OptionalLong.of(unix.getMaxFileDescriptorCount())
                : OptionalLong.empty();
    }

    /**
     * Makes sure that a limit is enough to start with.
     *
     * @throws LocalStackException if it is not
     */
    static void require(OptionalLong limit) {
        if (limit.isPresent() && limit.getAsLong() < LEAST) {
            throw new LocalStackException(
                    "Only %d files may be open at once; broker and apps need %d or more: %s"
                            .formatted(limit.getAsLong(), LEAST, REMEDY));
        }
    }

    /** Judges a limit. */
    static Finding finding(OptionalLong limit) {
        String name = "open files";
        if (limit.isEmpty()) {
            return Finding.ok(name, "no limit is known");
        }
        String found = "%d may be open at once".formatted(limit.getAsLong());
        return limit.getAsLong() < LEAST
                ? Finding.problem(name, found, REMEDY)
                : Finding.ok(name, found);
    }
}
