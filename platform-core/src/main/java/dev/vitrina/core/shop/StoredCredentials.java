package dev.vitrina.core.shop;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.upstream.ShopCredentials;
import dev.vitrina.core.vault.Fingerprints;
import dev.vitrina.core.vault.SecretAddress;
import dev.vitrina.core.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Credentials out of the vault, at each question: no copy of a secret stays in memory. */
@Component
class StoredCredentials implements ShopCredentials {

    private static final String PURPOSE = "shop-credential";

    private final ShopStore store;
    private final StoredShops shops;
    private final Vault vault;
    private final Fingerprints fingerprints;

    StoredCredentials(ShopStore store, StoredShops shops, Vault vault, Fingerprints fingerprints) {
        this.store = store;
        this.shops = shops;
        this.vault = vault;
        this.fingerprints = fingerprints;
    }

    @Override
    public Optional<ShopCredential> find(ShopId shop) {
        return store
            .credential(shop)
            .flatMap(known ->
                vault
                    .find(address(shop))
                    .map(secret -> new String(secret, StandardCharsets.UTF_8))
                    .map(secret ->
                        new ShopCredential(new Credential(secret, known.account(), known.type()), known.refused())
                    )
            );
    }

    @Override
    public void refused(ShopId shop, Credential used) {
        store.markRefused(shop, fingerprints.of(used.secret()));
        shops.forget(shop);
    }

    /** Within the transaction that writes the shop. */
    void put(ShopId shop, Credential credential) {
        vault.put(address(shop), credential.secret().getBytes(StandardCharsets.UTF_8));
    }

    void remove(ShopId shop) {
        vault.remove(address(shop));
    }

    ShopStore.CredentialFacts facts(Credential credential) {
        return new ShopStore.CredentialFacts(
            credential.account(),
            credential.type(),
            fingerprints.of(credential.secret())
        );
    }

    private static SecretAddress address(ShopId shop) {
        return new SecretAddress(PURPOSE, shop.toString());
    }
}
