package dev.vitrina.core.upstream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP/1.1 server on a socket that answers as badly as a test likes. One connection per call. */
final class FakeHost implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = (request, out) -> answer(out, 200, "", "{}");

    FakeHost() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Answers every call alike; headers end with a line break each. */
    void answers(int status, String headers, String body) {
        behave((request, out) -> answer(out, status, headers, body));
    }

    /** Request lines and headers, in the order of arrival. */
    List<String> requests() {
        return requests;
    }

    static void answer(OutputStream out, int status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(
            out,
            "HTTP/1.1 " +
            status +
            " X\r\nConnection: close\r\nContent-Length: " +
            bytes.length +
            "\r\n" +
            headers +
            "\r\n"
        );
        out.write(bytes);
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)
            );
            StringBuilder request = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
            }
            requests.add(request.toString());
            behaviour.serve(socket, socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The client went away, which is what some tests want.
            return;
        }
    }

    /** What the host does with a call. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }
}
