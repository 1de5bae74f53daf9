package dev.vitrina.cache.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a member and PostgreSQL. Knows the connection that listens from the others. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean noListeners;
    private boolean holed;

    TcpProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Breaks the connection that listens, and every one that would. */
    void cutListeners() {
        noListeners = true;
        lines
            .stream()
            .filter(line -> line.listens)
            .forEach(Line::close);
    }

    void mendListeners() {
        noListeners = false;
    }

    /** The connection that listens stays open at both ends, and nothing comes through it ever again. */
    void loseListeners() {
        lines
            .stream()
            .filter(line -> line.listens)
            .forEach(line -> line.lost = true);
    }

    /** Whether a connection listens and gets through. */
    boolean carriesListener() {
        return lines.stream().anyMatch(line -> line.listens && !line.lost);
    }

    /** Nothing gets through, and nothing is refused. */
    synchronized void hole() {
        holed = true;
    }

    synchronized void mendHole() {
        holed = false;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        mendHole();
        door.close();
        lines.forEach(Line::close);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        Line line = new Line(client, server);
        lines.add(line);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> line.pump(server, client, false));
            line.pump(client, server, true);
        } catch (IOException e) {
            line.close();
        }
    }

    private synchronized void awaitFlow() throws InterruptedException {
        while (holed) {
            wait();
        }
    }

    private final class Line {

        private final Socket client;
        private final Socket server;
        volatile boolean listens;
        volatile boolean lost;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to, boolean asks) {
            byte[] buffer = new byte[1 << 14];
            try {
                for (int n = from.getInputStream().read(buffer); n >= 0; n = from.getInputStream().read(buffer)) {
                    if (
                        asks && new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains("LISTEN vitrina_cache")
                    ) {
                        listens = true;
                    }
                    if (listens && noListeners) {
                        break;
                    }
                    awaitFlow();
                    if (!lost) {
                        to.getOutputStream().write(buffer, 0, n);
                    }
                }
            } catch (IOException | InterruptedException e) {
                // One end is gone, and so is the other.
            }
            close();
        }

        void close() {
            lines.remove(this);
            try (client; server) {
                lost = true;
            } catch (IOException e) {
                // Closed all the same.
            }
        }
    }
}
