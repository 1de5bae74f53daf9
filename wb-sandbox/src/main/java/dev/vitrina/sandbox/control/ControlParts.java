package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.buyer.Storefront;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.content.CardJson;
import dev.vitrina.sandbox.fault.Faults;
import dev.vitrina.sandbox.gateway.Endpoints;
import dev.vitrina.sandbox.gateway.ScopeRefusals;
import dev.vitrina.sandbox.quota.QuotaBook;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.seller.Sellers;
import dev.vitrina.sandbox.traffic.RetryWatch;
import dev.vitrina.sandbox.traffic.Traffic;
import dev.vitrina.sandbox.writing.WritePace;
import java.util.Map;

/** What the control API has its hands on. @param initialSizes cards of each seller after the start */
public record ControlParts(
    Sellers sellers,
    Catalogues catalogues,
    WritePace pace,
    PriceControl prices,
    Storefront storefront,
    Map<Seller, Integer> initialSizes,
    CardJson cardJson,
    TokenControl tokens,
    QuotaBook quotas,
    Faults faults,
    ScopeRefusals scopes,
    Traffic traffic,
    RetryWatch retries,
    Endpoints endpoints
) {
    public SandboxControl control() {
        return new SandboxControl(this);
    }
}
