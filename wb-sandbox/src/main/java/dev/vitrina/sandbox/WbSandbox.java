package dev.vitrina.sandbox;

import dev.vitrina.sandbox.control.ControlSite;
import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.control.SandboxControl;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.server.HttpFront;
import dev.vitrina.sandbox.token.TokenIssuer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/**
 * A running simulated Wildberries. It keeps to the official contract of 2026-08-18: paths, names, types, statuses, error bodies per layer,
 * tokens, quotas. Thread-safe; {@link #close} ends it with all its connections.
 *
 * <pre>{@code
 * try (WbSandbox sandbox = WbSandbox.start(SandboxSettings.builder().port(0).build())) {
 *     URI content = sandbox.baseUrl(WbHost.CONTENT);
 *     String token = sandbox.tokens().getFirst().token();
 *     sandbox.control().fault("cards-list", new Fault.ServerError(503));
 * }
 * }</pre>
 */
public final class WbSandbox implements AutoCloseable {

    private final HttpFront front;
    private final int port;
    private final SandboxControl control;

    private WbSandbox(HttpFront front, int port, SandboxControl control) {
        this.front = front;
        this.port = port;
        this.control = control;
    }

    /** @throws dev.vitrina.sandbox.server.SandboxStartException when the port cannot be had */
    public static WbSandbox start(SandboxSettings settings) {
        HttpFront front = new HttpFront(new InetSocketAddress(settings.bindAddress(), settings.port()));
        int port = front.open();
        SandboxParts parts = SandboxParts.of(settings, settings.cdnBase().orElse(url(port, WbHost.MEDIA)));
        SandboxControl control = parts.control();
        front.serve(parts.api(), parts.open(), new ControlSite(control), parts.problems());
        return new WbSandbox(front, port, control);
    }

    public int port() {
        return port;
    }

    /** Where clients of this host shall send their paths, e.g. {@code http://127.0.0.1:8081/wb-content}. */
    public URI baseUrl(WbHost host) {
        return url(port, host);
    }

    /** Base of the control API, {@code http://127.0.0.1:8081/sandbox/control}. */
    public URI controlUrl() {
        return URI.create("http://127.0.0.1:" + port + "/sandbox/control");
    }

    /** The demo tokens, one per seller, in the order of the settings. */
    public List<DemoToken> tokens() {
        return control.tokens().demo();
    }

    /** Issues tokens of other kinds; {@code control().tokens().spec(seller)} is the start of one. */
    public TokenIssuer issuer() {
        return control.tokens().issuer();
    }

    /** The seller with this key, sid or name. */
    public Seller seller(String reference) {
        return control.seller(reference);
    }

    public SandboxControl control() {
        return control;
    }

    @Override
    public void close() {
        front.close();
    }

    private static URI url(int port, WbHost host) {
        return URI.create("http://127.0.0.1:" + port + "/" + host.prefix());
    }
}
