package dev.vitrina.benchmarks.goals.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to PostgreSQL that can be cut and mended, and that counts round trips: how often the client began to speak after the
 * server had. Threads of its own; safe for use by any.
 */
public final class Wire implements AutoCloseable {

    private final ServerSocket listener;
    private final int serverPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong roundTrips = new AtomicLong();
    private volatile boolean whole = true;
    private volatile long connectedAt;

    public Wire(int serverPort) {
        this.serverPort = serverPort;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException("No port for a wire", e);
        }
        Thread.ofPlatform().daemon().name("wire").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public long roundTrips() {
        return roundTrips.get();
    }

    /** {@link System#nanoTime()} of the latest connection. */
    public long connectedAt() {
        return connectedAt;
    }

    /** Ends every connection and refuses new ones. */
    public void cut() {
        whole = false;
        sockets.forEach(Wire::close);
    }

    public void mend() {
        whole = true;
    }

    @Override
    public void close() {
        cut();
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException("A wire does not close", e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (whole) {
                    connect(client);
                } else {
                    close(client);
                }
            } catch (IOException e) {
                // Closed, or the server refused: the client sees its own end closed.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        connectedAt = System.nanoTime();
        sockets.add(client);
        sockets.add(server);
        AtomicBoolean serverSpoke = new AtomicBoolean(true);
        Thread.ofVirtual().start(() ->
                copy(client, server, () -> {
                    if (serverSpoke.getAndSet(false)) {
                        roundTrips.incrementAndGet();
                    }
                })
            );
        Thread.ofVirtual().start(() -> copy(server, client, () -> serverSpoke.set(true)));
    }

    private void copy(Socket from, Socket to, Runnable onBytes) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                onBytes.run();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Cut: both ends are closed below.
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket does not close", e);
        }
    }
}
