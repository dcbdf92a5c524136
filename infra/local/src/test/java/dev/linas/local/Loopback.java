package dev.linas.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Listening sockets on 127.0.0.1. */
final class Loopback {
    private Loopback() {}

    /** A listener on a port; 0 for any free one. */
    static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
