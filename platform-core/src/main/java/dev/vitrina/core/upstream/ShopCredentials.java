package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import java.util.Optional;

/** The shops' credentials, as the gateway needs them. Thread-safe; asked before every call, so it should be cheap. */
public interface ShopCredentials {
    /** The credential the shop calls with; empty when the shop does not exist or holds none. */
    Optional<ShopCredential> find(ShopId shop);

    /**
     * The upstream answered 401. The shop counts as {@code CREDENTIAL_REFUSED} from now on, and {@link #find} says so, until the
     * credential is replaced or the shop is marked as connected again.
     *
     * @param used what the call was made with; when the shop has another credential by now, nothing changes
     */
    void refused(ShopId shop, Credential used);

    /**
     * A shop's credential and whether it may be used.
     *
     * @param refused the upstream does not accept it: calls are refused here until it is replaced
     */
    record ShopCredential(Credential credential, boolean refused) {}
}
