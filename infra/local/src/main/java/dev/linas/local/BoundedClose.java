package dev.linas.local;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closing that cannot hang: after its time it is left behind on a daemon thread. */
final class BoundedClose {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedClose.class);

    private BoundedClose() {}

    /** Never throws; keeps the interrupt flag. */
    static void run(String what, Duration limit, Runnable close) {
        Thread closing =
                new Thread(
                        () -> {
                            try {
                                close.run();
                            } catch (RuntimeException e) {
                                LOG.warn("closing {} failed", what, e);
                            }
                        },
                        "close " + what);
        closing.setDaemon(true);
        closing.start();
        boolean interrupted = Thread.interrupted();
        try {
            closing.join(limit.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (closing.isAlive()) {
            LOG.warn(
                    "closing {} goes on in the background; it did not end within {} s",
                    what,
                    limit.toSeconds());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
