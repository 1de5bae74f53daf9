package dev.vitrina.pricing.quarantine;

import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.pricing.quarantine.QuarantineJson.Sent;
import java.util.List;

/** What is in quarantine as a mirror. Lists that shrink at once are their ordinary course, so nothing guards against it. */
public final class QuarantineMirror {

    public static final String NAME = "wb-pricing/quarantine";

    private static final double NO_GUARD = 1;

    private QuarantineMirror() {}

    public static MirrorDefinition<Sent> definition(UpstreamGateway gateway, QuarantineJson json) {
        return new MirrorDefinition<Sent>(
            NAME,
            "p_wb_pricing.quarantined",
            sent -> sent.held().nmId(),
            Sent::document,
            _ -> "",
            List.of(
                new MirrorColumn<>("currency", "text", sent -> sent.held().currency()),
                new MirrorColumn<>("price_drop", "bigint", sent -> sent.held().drop().movePointRight(2).longValue())
            ),
            new QuarantineSource(gateway, json).pages(),
            NO_GUARD
        );
    }
}
