package dev.vitrina.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox is made. Everything has a default: port 8081 on 127.0.0.1, the four demo sellers, quotas on.
 *
 * @param port    0 = any free one
 * @param seed    decides catalogues, keys and tokens
 * @param cdnBase public address of pictures and video in cards; empty = this server's {@code /wb-media}
 * @param clock   the sandbox's time
 * @param writeDelay how long after its acceptance a write to a card shows
 */
public record SandboxSettings(
    String bindAddress,
    int port,
    long seed,
    List<SellerPlan> sellers,
    boolean quotas,
    Optional<URI> cdnBase,
    InstantSource clock,
    Duration writeDelay
) {
    /** The demo: a large shop, a middle one, a small one with a base token, and one whose token has expired. */
    public static final List<SellerPlan> DEMO_SELLERS = List.of(
        new SellerPlan("nordflax", "ООО «Северный лён»", "NordFlax", "7801234567", 12_000, SellerPlan.Token.PERSONAL),
        new SellerPlan("laska", "ИП Соколова А. В.", "Ласка Дом", "771234567890", 800, SellerPlan.Token.PERSONAL),
        new SellerPlan("kedr", "ИП Кедров П. С.", "Кедр и Ко", "540987654321", 150, SellerPlan.Token.BASE),
        new SellerPlan("yasno", "ООО «Ясный день»", "Ясно", "6678901234", 300, SellerPlan.Token.EXPIRED)
    );

    public SandboxSettings {
        sellers = List.copyOf(sellers);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings. */
    public static final class Builder {

        private String bindAddress = "127.0.0.1";
        private int port = 8081;
        private long seed = 42;
        private List<SellerPlan> sellers = DEMO_SELLERS;
        private boolean quotas = true;
        private Optional<URI> cdnBase = Optional.empty();
        private InstantSource clock = InstantSource.system();
        private Duration writeDelay = Duration.ofSeconds(1);

        private Builder() {}

        public Builder bindAddress(String value) {
            bindAddress = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Builder sellers(List<SellerPlan> value) {
            sellers = value;
            return this;
        }

        /** Size of the first seller's catalogue; the others stay. */
        public Builder cards(int value) {
            List<SellerPlan> changed = new ArrayList<>(sellers);
            changed.set(0, sellers.getFirst().withCards(value));
            sellers = changed;
            return this;
        }

        public Builder quotas(boolean value) {
            quotas = value;
            return this;
        }

        public Builder cdnBase(URI value) {
            cdnBase = Optional.of(value);
            return this;
        }

        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        public Builder writeDelay(Duration value) {
            writeDelay = value;
            return this;
        }

        public SandboxSettings build() {
            return new SandboxSettings(bindAddress, port, seed, sellers, quotas, cdnBase, clock, writeDelay);
        }
    }
}
