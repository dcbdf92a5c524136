package dev.linas.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Picks ports of 127.0.0.1 that nobody listens on, each at most once, and reserves them until it is
 * closed: a registry listens only seconds after its port was picked, and a stack that starts
 * meanwhile must not take the same one, nor take the other's registry for its own. A reservation is
 * a lock on a file in the folder for temporary files. Not thread-safe.
 */
final class Ports implements AutoCloseable {
    /** A port may stay taken for a moment after its last holder was killed. */
    private final Duration grace;

    private final Set<Integer> given = new HashSet<>();
    private final List<Reservation> reservations = new ArrayList<>();

    private record Reservation(Path file, FileChannel channel) {
        /**
         * Deletes the file first: whoever has opened it meanwhile finds it gone and makes another.
         */
        void giveUp() {
            try {
                Files.deleteIfExists(file);
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Ports(Duration grace) {
        this.grace = grace;
    }

    /**
     * The asked port, which must be free; else the first free one of the remembered, the preferred
     * and any.
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
                                + ") is in use. Stop the program that listens on it, give another"
                                + " port, or leave "
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
                if (!given.contains(socket.getLocalPort()) && reserve(socket.getLocalPort())) {
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
            Sleep.millis(50);
        }
        return true;
    }

    private boolean isFree(int port) {
        return !given.contains(port) && canListen(port) && reserve(port);
    }

    /** False where another stack, in this process or another, has reserved the port. */
    private boolean reserve(int port) {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "linas-port-" + port + ".lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return true; // another user's file: go without a reservation
        }
        try {
            if (channel.tryLock() != null) {
                if (!Files.exists(file)) { // its former holder has just given it up
                    close(channel);
                    return reserve(port);
                }
                reservations.add(new Reservation(file, channel));
                return true;
            }
        } catch (OverlappingFileLockException | IOException e) {
            // reserved within this process, or no locks here: as reserved
        }
        close(channel);
        return false;
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives up all reservations. */
    @Override
    public void close() {
        reservations.forEach(Reservation::giveUp);
        reservations.clear();
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
