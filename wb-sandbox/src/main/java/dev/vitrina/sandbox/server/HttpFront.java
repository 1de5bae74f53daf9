package dev.vitrina.sandbox.server;

import dev.vitrina.sandbox.control.ControlSite;
import dev.vitrina.sandbox.gateway.Problems;
import dev.vitrina.sandbox.wire.Site;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * The HTTP server. Jetty, because its handlers reach down to the socket, which resets and half-sent bodies need, and because it is small
 * without servlets. Every request runs on a virtual thread, so that silent and dripping answers cost nothing.
 */
public final class HttpFront implements AutoCloseable {

    /** Longer than any fault lasts: the faults decide when a connection ends. */
    private static final long IDLE_MILLIS = 3_600_000;

    private final Server server;
    private final ServerConnector connector;
    private final CountDownLatch closing = new CountDownLatch(1);

    public HttpFront(InetSocketAddress address) {
        // No limit: hundreds of silent connections must not keep others waiting.
        VirtualThreadPool threads = new VirtualThreadPool(0);
        threads.setName("sandbox");
        this.server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Seller names in control paths are Cyrillic and may hold an escaped slash.
        http.setUriCompliance(UriCompliance.UNSAFE);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setReuseAddress(true);
        server.addConnector(connector);
        server.setStopTimeout(0);
    }

    /** The port the server listens on; it may be asked before {@link #serve}. @throws SandboxStartException when it cannot be had */
    public int open() {
        try {
            connector.open();
            return connector.getLocalPort();
        } catch (Exception e) {
            throw new SandboxStartException("port " + connector.getPort() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Starts to answer. @param open the hosts that ask for no token */
    public void serve(Site api, Site open, ControlSite control, Problems problems) {
        server.setHandler(new FrontHandler(api, open, control, problems, new DeliveryWriter(closing)));
        try {
            server.start();
        } catch (Exception e) {
            throw new SandboxStartException("the HTTP server did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }
}
