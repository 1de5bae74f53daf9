package dev.vitrina.api.shop;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Connects seller accounts. Only plugins whose manifest asks for the capability {@code shops} get this service. Takes part
 * in no transaction of the caller; each method is atomic and publishes its event after commit.
 */
public interface ShopConnections {
    /**
     * Creates a shop and stores its credential encrypted.
     *
     * @return the new shop, or the one that already exists for this seller
     */
    Connected connect(SellerIdentity seller, Credential credential);

    /** Replaces the credential; the shop counts as connected again. Publishes {@link ShopCredentialReplaced}. */
    void replaceCredential(ShopId shop, SellerIdentity seller, Credential credential);

    /**
     * A name for the shop's present credential that tells nothing of it and is another one as soon as it is replaced; empty when there
     * is no such shop.
     */
    Optional<String> credentialVersion(ShopId shop);

    /**
     * Notes that WB refuses a credential, or accepts it again. Does nothing when the shop has another one by now: what WB says of the
     * old one, perhaps late, says nothing of the new one.
     *
     * @param credentialVersion of the credential that was tried, read before it was
     */
    void markState(ShopId shop, Shop.State state, String credentialVersion);

    /** Removes the shop, its credential, grants and everything cached for it. Publishes {@link ShopDisconnected}. */
    void disconnect(ShopId shop);

    /** How many users have a grant for the shop. */
    int grants(ShopId shop);

    /** Who the seller is, as WB says. */
    record SellerIdentity(String sellerId, String sellerName, @Nullable String tradeMark) {}

    /** What came of connecting. */
    sealed interface Connected {
        record Created(Shop shop) implements Connected {}

        /** The seller is connected already; nothing was changed. */
        record AlreadyConnected(Shop shop) implements Connected {}
    }
}
