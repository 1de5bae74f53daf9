package dev.vitrina.sandbox;

import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.server.SandboxStartException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * Runs a sandbox alone: {@code java -cp ... dev.vitrina.sandbox.SandboxServer}. Settings come from system properties, or from environment
 * variables of the same name in capitals ({@code vitrina.sandbox.port} = {@code VITRINA_SANDBOX_PORT}).
 */
public final class SandboxServer {

    private static final String PREFIX = "vitrina.sandbox.";

    private SandboxServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            WbSandbox sandbox = WbSandbox.start(settings());
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
            announce(sandbox);
            new CountDownLatch(1).await();
        } catch (SandboxStartException | IllegalArgumentException e) {
            System.err.println("The sandbox did not start: " + e.getMessage());
            System.exit(1);
        }
    }

    static SandboxSettings settings() {
        SandboxSettings.Builder builder = SandboxSettings.builder();
        property("port", Integer::valueOf).ifPresent(builder::port);
        property("bind-address", Function.identity()).ifPresent(builder::bindAddress);
        property("seed", Long::valueOf).ifPresent(builder::seed);
        property("cards", Integer::valueOf).ifPresent(builder::cards);
        property("quotas", SandboxServer::onOrOff).ifPresent(builder::quotas);
        property("cdn-base", URI::create).ifPresent(builder::cdnBase);
        property("write-delay", Duration::parse).ifPresent(builder::writeDelay);
        return builder.build();
    }

    private static <T> Optional<T> property(String name, Function<String, T> parse) {
        String key = PREFIX + name;
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return Optional.ofNullable(System.getProperty(key))
            .or(() -> Optional.ofNullable(System.getenv(variable)))
            .filter(value -> !value.isBlank())
            .map(value -> {
                try {
                    return parse.apply(value.strip());
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new IllegalArgumentException(key + " = " + value + " is not a valid value", e);
                }
            });
    }

    private static boolean onOrOff(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalArgumentException("on or off");
        };
    }

    private static void announce(WbSandbox sandbox) {
        System.out.println("Simulated Wildberries: " + sandbox.baseUrl(WbHost.CONTENT));
        System.out.println("Control API:           " + sandbox.controlUrl());
        for (DemoToken token : sandbox.tokens()) {
            System.out.printf(
                "%n%s, %,d cards, %s token:%n%s%n",
                token.seller(),
                token.cards(),
                token.type(),
                token.token()
            );
        }
    }
}
