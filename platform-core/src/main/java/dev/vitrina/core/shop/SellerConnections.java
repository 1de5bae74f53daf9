package dev.vitrina.core.shop;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnected;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopCredentialReplaced;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.shop.ShopId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Connects and disconnects seller accounts. Each method is a transaction of its own that holds the row, the secret and the event
 * together; the cache is emptied by the host's listener for {@link ShopDisconnected}, which is retried until it succeeds.
 */
@Component
class SellerConnections implements ShopConnections {

    private final ShopStore store;
    private final StoredShops shops;
    private final StoredCredentials credentials;
    private final EventPublisher events;
    private final TransactionTemplate transactions;

    SellerConnections(
        ShopStore store,
        StoredShops shops,
        StoredCredentials credentials,
        EventPublisher events,
        PlatformTransactionManager transactions
    ) {
        this.store = store;
        this.shops = shops;
        this.credentials = credentials;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Connected connect(SellerIdentity seller, Credential credential) {
        ShopStore.CredentialFacts facts = credentials.facts(credential);
        return inTransaction(() -> {
            Optional<Shop> created = store.insert(seller, facts);
            if (created.isEmpty()) {
                Shop known = store.findBySellerOrFingerprint(seller.sellerId(), facts.fingerprint()).orElseThrow();
                return new Connected.AlreadyConnected(known);
            }
            ShopId id = created.get().id();
            credentials.put(id, credential);
            shops.forget(id);
            events.publish(new ShopConnected(id));
            return new Connected.Created(created.get());
        });
    }

    @Override
    public void replaceCredential(ShopId shop, SellerIdentity seller, Credential credential) {
        ShopStore.CredentialFacts facts = credentials.facts(credential);
        try {
            inTransaction(() -> {
                if (!store.replaceCredential(shop, seller, facts)) {
                    throw new VitrinaException(
                        ErrorCode.CONFLICT,
                        "The credential belongs to another seller than the shop"
                    );
                }
                credentials.put(shop, credential);
                events.publish(new ShopCredentialReplaced(shop));
                return shop;
            });
        } catch (DuplicateKeyException usedElsewhere) {
            throw new VitrinaException(ErrorCode.CONFLICT, "Another shop uses this credential already");
        }
        shops.forget(shop);
    }

    @Override
    public Optional<String> credentialVersion(ShopId shop) {
        return store.credentialVersion(shop);
    }

    @Override
    public void markState(ShopId shop, Shop.State state, String credentialVersion) {
        inTransaction(() -> {
            store.markState(shop, state, credentialVersion);
            return shop;
        });
        shops.forget(shop);
    }

    @Override
    public void disconnect(ShopId shop) {
        inTransaction(() -> {
            if (store.delete(shop)) {
                credentials.remove(shop);
                events.publish(new ShopDisconnected(shop));
            }
            return shop;
        });
        shops.forget(shop);
    }

    @Override
    public int grants(ShopId shop) {
        return store.grants(shop);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
