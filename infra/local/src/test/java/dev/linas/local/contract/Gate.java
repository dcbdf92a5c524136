package dev.linas.local.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be shut and opened again, as a network that fails. */
final class Gate implements AutoCloseable {
    private final URI target;
    private final ServerSocket entrance;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    Gate(String url) throws IOException {
        target = URI.create(url);
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Address that leads to the server through this gate. */
    String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort() + target.getPath();
    }

    /** Cuts all connections and lets nobody through. */
    void shut() {
        open = false;
        connections.forEach(Gate::close);
    }

    /** Lets everybody through again. */
    void open() {
        open = true;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (open) {
                    Socket server = new Socket(target.getHost(), target.getPort());
                    connections.add(client);
                    connections.add(server);
                    daemon(() -> copy(client, server));
                    daemon(() -> copy(server, client));
                } else {
                    client.close();
                }
            } catch (IOException e) {
                // closed, or the server is away: the client notices
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // cut
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable action) {
        Thread thread = new Thread(action, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        shut();
    }
}
