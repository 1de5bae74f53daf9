package dev.vitrina.tokens.revalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The host's side of one shop: its state, its credential, and what Wildberries answers to a ping. */
final class OneShop implements ShopConnections, ShopDirectory, UpstreamGateway {

    static final ShopId ID = new ShopId(1);

    Supplier<Outcome> wildberries = () -> new Outcome.Ok(200, new byte[0], null);
    final List<Priority> asked = new ArrayList<>();
    Shop.State state = Shop.State.CONNECTED;
    private int credential = 1;

    @Override
    public Outcome call(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority, Duration patience) {
        assertThat(shop).isEqualTo(ID);
        assertThat(endpoint.id()).isEqualTo("wb-content/ping");
        asked.add(priority);
        return wildberries.get();
    }

    @Override
    public void replaceCredential(ShopId shop, SellerIdentity seller, Credential fresh) {
        credential++;
        state = Shop.State.CONNECTED;
    }

    @Override
    public Optional<String> credentialVersion(ShopId shop) {
        return Optional.of("credential " + credential);
    }

    @Override
    public void markState(ShopId shop, Shop.State marked, String credentialVersion) {
        if (credentialVersion(shop).orElseThrow().equals(credentialVersion)) {
            state = marked;
        }
    }

    @Override
    public Optional<Shop> find(ShopId shop) {
        return Optional.of(new Shop(shop, "Seller", null, "sid", state, Instant.EPOCH));
    }

    @Override
    public List<Shop> all() {
        return find(ID).stream().toList();
    }

    @Override
    public Outcome call(
        Credential credential,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        throw new AssertionError("A connected token is asked about with the shop's credential");
    }

    @Override
    public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        throw new AssertionError("Nobody asks for statistics here");
    }

    @Override
    public Connected connect(SellerIdentity seller, Credential credential) {
        throw new AssertionError("The shop is connected");
    }

    @Override
    public void disconnect(ShopId shop) {
        throw new AssertionError("Nobody disconnects the shop");
    }

    @Override
    public int grants(ShopId shop) {
        throw new AssertionError("Nobody asks for grants here");
    }
}
