package dev.vitrina.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A running product that others may kill and start again: {@code POST /kill} is a crash, {@code POST /start} answers when the product is ready
 * once more, at the address it had and with the database it had.
 */
final class HostSwitch implements AutoCloseable {

    private final Launch launch;
    private final HttpServer server;
    private Product product;

    private HostSwitch(Launch launch, HttpServer server, Product product) {
        this.launch = launch;
        this.server = server;
        this.product = product;
    }

    /** Starts the product and returns when it is ready. */
    static HostSwitch start(Launch launch) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HostSwitch host = new HostSwitch(launch, server, Product.start(launch));
        server.createContext("/kill", exchange -> host.answer(exchange, host::kill));
        server.createContext("/start", exchange -> host.answer(exchange, host::startAgain));
        server.start();
        return host;
    }

    /** Where it is told to. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where the product is. */
    URI product() {
        return launch.url();
    }

    private synchronized void kill() {
        product.kill();
    }

    private synchronized void startAgain() {
        if (!product.alive()) {
            product = Product.start(launch);
        }
    }

    private void answer(HttpExchange exchange, Runnable act) throws IOException {
        try (exchange) {
            act.run();
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public synchronized void close() {
        server.stop(0);
        product.close();
    }
}
