package dev.vitrina.core.shop;

import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code platform.shop}. */
@Repository
class ShopStore {

    private final JdbcClient jdbc;

    ShopStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the store knows of a credential; the secret itself is in the vault. */
    record CredentialFacts(String account, String type, byte[] fingerprint) {}

    Optional<Shop> find(ShopId id) {
        return jdbc
            .sql("select * from platform.shop where id = :id")
            .param("id", id.value())
            .query(ShopStore::shop)
            .optional();
    }

    List<Shop> all() {
        return jdbc.sql("select * from platform.shop order by id").query(ShopStore::shop).list();
    }

    Optional<Shop> findBySellerOrFingerprint(String sellerId, byte[] fingerprint) {
        return jdbc
            .sql(
                """
                select * from platform.shop where seller_id = :seller or credential_fingerprint = :fingerprint
                order by (seller_id = :seller) desc limit 1
                """
            )
            .param("seller", sellerId)
            .param("fingerprint", fingerprint)
            .query(ShopStore::shop)
            .optional();
    }

    /** Empty when the seller or the credential is there already. */
    Optional<Shop> insert(SellerIdentity seller, CredentialFacts credential) {
        return jdbc
            .sql(
                """
                insert into platform.shop
                    (seller_id, seller_name, trade_mark, state, credential_account, credential_type, credential_fingerprint)
                values (:seller, :name, :mark, 'CONNECTED', :account, :type, :fingerprint)
                on conflict do nothing returning *
                """
            )
            .param("seller", seller.sellerId())
            .param("name", seller.sellerName())
            .param("mark", seller.tradeMark())
            .param("account", credential.account())
            .param("type", credential.type())
            .param("fingerprint", credential.fingerprint())
            .query(ShopStore::shop)
            .optional();
    }

    /** Whether there is such a shop of this seller. */
    boolean replaceCredential(ShopId id, SellerIdentity seller, CredentialFacts credential) {
        int changed = jdbc
            .sql(
                """
                update platform.shop set seller_name = :name, trade_mark = :mark, state = 'CONNECTED',
                    credential_account = :account, credential_type = :type, credential_fingerprint = :fingerprint
                where id = :id and seller_id = :seller
                """
            )
            .param("name", seller.sellerName())
            .param("mark", seller.tradeMark())
            .param("account", credential.account())
            .param("type", credential.type())
            .param("fingerprint", credential.fingerprint())
            .param("id", id.value())
            .param("seller", seller.sellerId())
            .update();
        return changed == 1;
    }

    /** By its fingerprint, which is keyed. */
    Optional<String> credentialVersion(ShopId id) {
        return jdbc
            .sql("select encode(credential_fingerprint, 'hex') from platform.shop where id = :id")
            .param("id", id.value())
            .query(String.class)
            .optional();
    }

    /** Only while the shop still has this credential. */
    void markState(ShopId id, Shop.State state, String credentialVersion) {
        jdbc
            .sql(
                """
                update platform.shop set state = :state
                where id = :id and encode(credential_fingerprint, 'hex') = :version
                """
            )
            .param("state", state.name())
            .param("id", id.value())
            .param("version", credentialVersion)
            .update();
    }

    /** Only while the shop still has this credential. */
    void markRefused(ShopId id, byte[] fingerprint) {
        jdbc
            .sql(
                """
                update platform.shop set state = 'CREDENTIAL_REFUSED'
                where id = :id and credential_fingerprint = :fingerprint
                """
            )
            .param("id", id.value())
            .param("fingerprint", fingerprint)
            .update();
    }

    boolean delete(ShopId id) {
        return jdbc.sql("delete from platform.shop where id = :id").param("id", id.value()).update() == 1;
    }

    int grants(ShopId id) {
        return jdbc
            .sql("select count(*) from platform.shop_grant where shop_id = :id")
            .param("id", id.value())
            .query(Integer.class)
            .single();
    }

    /** The shop's credential without its secret, and whether it is refused. */
    Optional<KnownCredential> credential(ShopId id) {
        return jdbc
            .sql("select credential_account, credential_type, state from platform.shop where id = :id")
            .param("id", id.value())
            .query((row, number) ->
                new KnownCredential(
                    row.getString("credential_account"),
                    row.getString("credential_type"),
                    Shop.State.valueOf(row.getString("state")) == Shop.State.CREDENTIAL_REFUSED
                )
            )
            .optional();
    }

    record KnownCredential(String account, String type, boolean refused) {}

    private static Shop shop(ResultSet row, int number) throws SQLException {
        return new Shop(
            new ShopId(row.getLong("id")),
            row.getString("seller_name"),
            row.getString("trade_mark"),
            row.getString("seller_id"),
            Shop.State.valueOf(row.getString("state")),
            row.getObject("created_at", OffsetDateTime.class).toInstant()
        );
    }
}
