package dev.vitrina.app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated Wildberries inside this process.
 *
 * @param enabled     whether to start it and to send every call meant for Wildberries to it
 * @param port        where it listens; 0 takes any free port
 * @param bindAddress 127.0.0.1, unless it runs in a container, whose own 127.0.0.1 no browser reaches
 * @param seed        decides catalogues and tokens; the same seed gives the same tokens after a restart
 * @param cards       how many cards the largest demo seller has; at most 1,000,000
 * @param quotas      whether it enforces Wildberries' rate limits
 */
@ConfigurationProperties("vitrina.sandbox")
record SandboxProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("8081") int port,
    @DefaultValue("127.0.0.1") String bindAddress,
    @DefaultValue("42") long seed,
    @DefaultValue("12000") int cards,
    @DefaultValue("true") boolean quotas
) {
    SandboxProperties {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("vitrina.sandbox.port must be between 0 and 65535, was " + port);
        }
        if (cards < 0 || cards > 1_000_000) {
            throw new IllegalArgumentException("vitrina.sandbox.cards must be between 0 and 1000000, was " + cards);
        }
    }
}
