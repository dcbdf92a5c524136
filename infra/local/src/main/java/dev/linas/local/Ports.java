package dev.linas.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Picks ports of 127.0.0.1 that nobody listens on, each at most once. Not thread-safe. */
final class Ports {
    /** A port may stay taken for a moment after its last holder was killed. */
    private final Duration grace;

    private final Set<Integer> given = new HashSet<>();

    Ports(Duration grace) {
        this.grace = grace;
    }

    /**
     * The asked port, which must be free; else the first free one of the remembered, the preferred and any.
     *
     * @param option name of the option that asked for it, for the error
     * @throws LocalStackException where the asked port is taken
     */
    int pick(String option, OptionalInt asked, OptionalInt remembered, int preferred) {
        if (asked.isPresent()) {
            int port = asked.getAsInt();
            if (!becomesFree(port)) {
                throw new LocalStackException(
                        "Port "
                                + port
                                + " of 127.0.0.1 (option "
                                + option
                                + ") is in use. Stop the program that listens on it, give another port, or leave "
                                + option
                                + " out to take any free one.");
            }
            return give(port);
        }
        if (remembered.isPresent() && becomesFree(remembered.getAsInt())) {
            return give(remembered.getAsInt());
        }
        return isFree(preferred) ? give(preferred) : any();
    }

    /** Any free port. */
    int any() {
        while (true) {
            try (ServerSocket socket = listen(0)) {
                if (!given.contains(socket.getLocalPort())) {
                    return give(socket.getLocalPort());
                }
            } catch (IOException e) {
                throw new LocalStackException("127.0.0.1 has no free port: " + e.getMessage(), e);
            }
        }
    }

    /** True when somebody else listens on a port that was given here and is not in use by us. */
    boolean isLost(int port) {
        return given.contains(port) && !canListen(port);
    }

    private int give(int port) {
        given.add(port);
        return port;
    }

    private boolean becomesFree(int port) {
        long end = System.nanoTime() + grace.toNanos();
        while (!isFree(port)) {
            if (given.contains(port) || System.nanoTime() > end) {
                return false;
            }
            Pause.millis(50);
        }
        return true;
    }

    private boolean isFree(int port) {
        return !given.contains(port) && canListen(port);
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(
                    true); // connections of a former server may linger; only listeners count
            socket.bind(
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
