package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plugin's condition of cards behind its gate. Its id is asked for once: it must be known also while the plugin is being stopped. */
final class GuardedCondition implements CardCondition {

    private final CardCondition condition;
    private final PluginGate gate;
    private final String id;

    GuardedCondition(CardCondition condition, PluginGate gate) {
        this.condition = condition;
        this.gate = gate;
        this.id = condition.id();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label(Locale language) {
        return gate.get(() -> condition.label(language));
    }

    @Override
    public Optional<String> opposite(Locale language) {
        return gate.get(() -> condition.opposite(language));
    }

    @Override
    public String version(ShopId shop) {
        return gate.get(() -> condition.version(shop));
    }

    @Override
    public List<Long> nmIds(ShopId shop, long after, int limit) {
        return gate.get(() -> condition.nmIds(shop, after, limit));
    }

    @Override
    public Optional<Instant> asOf(ShopId shop) {
        return gate.get(() -> condition.asOf(shop));
    }
}
