package dev.vitrina.cache.chaos;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Answers other processes of a test, each connection on a thread of its own. */
final class Post implements AutoCloseable {

    private final ServerSocket door;
    private final Clerk clerk;

    Post(Clerk clerk) throws IOException {
        this.clerk = clerk;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Reads one request and writes its answer; called again and again, until it throws. */
    @FunctionalInterface
    interface Clerk {
        void answer(DataInputStream in, DataOutputStream out) throws IOException;
    }

    /** A connection to a post of another process. */
    record Line(Socket socket, DataInputStream in, DataOutputStream out) implements AutoCloseable {
        static Line to(int port) throws IOException {
            return of(new Socket(InetAddress.getLoopbackAddress(), port));
        }

        private static Line of(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            return new Line(
                socket,
                new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream())),
                new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()))
            );
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = door.accept();
                Thread.ofPlatform()
                    .daemon()
                    .start(() -> serve(caller));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket caller) {
        try (Line line = Line.of(caller)) {
            while (true) {
                clerk.answer(line.in(), line.out());
                line.out().flush();
            }
        } catch (IOException e) {
            // The caller went away.
        }
    }
}
