package dev.vitrina.core.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.upstream.ShopCredentials;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HostTest
class SellerConnectionsTest {

    @Autowired
    private ShopConnections connections;

    @Autowired
    private ShopDirectory shops;

    @Autowired
    private ShopCredentials credentials;

    @Autowired
    private JdbcClient jdbc;

    private final SellerIdentity seller = new SellerIdentity(UUID.randomUUID().toString(), "ООО Норд", "Nordflax");
    private final Credential credential = new Credential("secret-" + UUID.randomUUID(), seller.sellerId(), "personal");

    @Test
    void keepsTheCredentialEncrypted() {
        ShopId shop = connect();

        assertThat(credentials.find(shop).orElseThrow().credential()).isEqualTo(credential);
        String dump = jdbc
            .sql(
                "select string_agg(encode(ciphertext, 'escape'), ' ') || (select string_agg(s::text, ' ') from platform.shop s) from platform.secret"
            )
            .query(String.class)
            .single();
        assertThat(dump).doesNotContain(credential.secret());
    }

    @Test
    void doesNotConnectTheSameSellerOrTheSameCredentialTwice() {
        ShopId shop = connect();
        Credential other = new Credential("another secret", seller.sellerId(), "personal");
        SellerIdentity stranger = new SellerIdentity(UUID.randomUUID().toString(), "Somebody else", null);

        assertThat(connections.connect(seller, other)).isEqualTo(
            new Connected.AlreadyConnected(shops.find(shop).orElseThrow())
        );
        assertThat(connections.connect(stranger, credential)).isInstanceOf(Connected.AlreadyConnected.class);
        assertThat(credentials.find(shop).orElseThrow().credential()).isEqualTo(credential);
    }

    @Test
    void whatIsSaidOfACredentialThatWasReplacedSaysNothingOfTheNewOne() {
        ShopId shop = connect();
        String old = connections.credentialVersion(shop).orElseThrow();
        connections.markState(shop, Shop.State.CREDENTIAL_REFUSED, old);
        assertThat(shops.find(shop).orElseThrow().state()).isEqualTo(Shop.State.CREDENTIAL_REFUSED);

        connections.replaceCredential(
            shop,
            seller,
            new Credential("fresh-" + UUID.randomUUID(), seller.sellerId(), "base")
        );
        connections.markState(shop, Shop.State.CREDENTIAL_REFUSED, old);

        assertThat(shops.find(shop).orElseThrow().state()).isEqualTo(Shop.State.CONNECTED);
        assertThat(connections.credentialVersion(shop).orElseThrow()).isNotEqualTo(old);
        assertThat(connections.credentialVersion(new ShopId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void aRefusedCredentialIsRefusedUntilItIsReplaced() {
        ShopId shop = connect();
        Credential fresh = new Credential("fresh-" + UUID.randomUUID(), seller.sellerId(), "base");

        credentials.refused(shop, credential);
        assertThat(credentials.find(shop).orElseThrow().refused()).isTrue();
        assertThat(shops.find(shop).orElseThrow().state()).isEqualTo(Shop.State.CREDENTIAL_REFUSED);
        connections.replaceCredential(shop, seller, fresh);
        credentials.refused(shop, credential);

        assertThat(credentials.find(shop).orElseThrow().refused()).isFalse();
        assertThat(credentials.find(shop).orElseThrow().credential()).isEqualTo(fresh);
    }

    @Test
    void doesNotTakeAnotherSellersCredential() {
        ShopId shop = connect();
        SellerIdentity stranger = new SellerIdentity(UUID.randomUUID().toString(), "Somebody else", null);

        assertThatThrownBy(() ->
            connections.replaceCredential(shop, stranger, new Credential("x", stranger.sellerId(), "personal"))
        ).isInstanceOf(VitrinaException.class);
        assertThat(credentials.find(shop).orElseThrow().credential()).isEqualTo(credential);
    }

    @Test
    void forgetsEverythingOfADisconnectedShop() {
        ShopId shop = connect();

        connections.disconnect(shop);

        assertThat(shops.find(shop)).isEmpty();
        assertThat(credentials.find(shop)).isEmpty();
        assertThat(
            jdbc
                .sql("select count(*) from platform.secret where owner = :id")
                .param("id", shop.toString())
                .query(Integer.class)
                .single()
        ).isZero();
        assertThat(connections.connect(seller, credential)).isInstanceOf(Connected.Created.class);
    }

    private ShopId connect() {
        return ((Connected.Created) connections.connect(seller, credential)).shop().id();
    }
}
