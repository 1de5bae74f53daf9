package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.ChangeKinds.Entry;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What kinds ask of who confirms. Where it cannot be known, nobody does. */
final class Policies {

    private static final Logger log = LoggerFactory.getLogger(Policies.class);

    private final ChangeKinds kinds;

    Policies(ChangeKinds kinds) {
        this.kinds = kinds;
    }

    /** Empty while the kind's plugin is away, or fails at it. */
    Optional<ChangePolicy> find(String kind, ShopId shop) {
        return kinds.find(kind).flatMap(entry -> ask(entry, shop));
    }

    /** @throws VitrinaException {@code PLUGIN_UNAVAILABLE} while the kind's plugin is away, or fails at it */
    ChangePolicy require(StoredSet set) {
        return find(set.kind(), set.shop()).orElseThrow(() -> unknown(set.plugin()));
    }

    /** @throws VitrinaException {@code PLUGIN_UNAVAILABLE} when the plugin fails at it */
    ChangePolicy require(Entry kind, ShopId shop) {
        return ask(kind, shop).orElseThrow(() -> unknown(kind.plugin()));
    }

    private static Optional<ChangePolicy> ask(Entry entry, ShopId shop) {
        try {
            return Optional.of(entry.kind().policy(shop));
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails at the policy of {}", entry.plugin(), entry.kind().id(), fault);
            return Optional.empty();
        }
    }

    private static VitrinaException unknown(String plugin) {
        return new VitrinaException(
            ErrorCode.PLUGIN_UNAVAILABLE,
            "The plugin %s does not say how careful to be: try again when it does".formatted(plugin),
            Map.of("plugin", plugin)
        );
    }
}
