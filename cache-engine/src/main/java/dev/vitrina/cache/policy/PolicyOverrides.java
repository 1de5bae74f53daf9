package dev.vitrina.cache.policy;

import dev.vitrina.cache.CachePolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The overrides in force, changed all at once. Thread-safe; a read costs one volatile read and one look into a small map. */
public final class PolicyOverrides implements PolicySource {

    private volatile Map<String, Overridden> current = Map.of();

    @Override
    public CachePolicy effective(String endpoint, CachePolicy declared) {
        Overridden overridden = current.get(endpoint);
        return overridden == null ? declared : overridden.over(declared);
    }

    /**
     * Puts these overrides, by endpoint, in the place of all there were; reads that begin when it has returned go by them.
     *
     * @throws IllegalArgumentException when a value makes no policy; nothing has changed then
     */
    public void replace(Map<String, PolicyOverride> overrides) {
        Map<String, Overridden> before = current;
        Map<String, Overridden> next = new HashMap<>();
        overrides.forEach((endpoint, override) -> {
            Overridden known = before.get(endpoint);
            boolean same = known != null && known.override.equals(override);
            if (!override.isEmpty()) {
                next.put(endpoint, same ? known : new Overridden(override));
            }
        });
        current = Map.copyOf(next);
    }

    /** Remembers the last policy it made: an endpoint's declared policy is one object. */
    private static final class Overridden {

        private final PolicyOverride override;
        /** Written by any reader without order: whichever pair is seen is whole and right, as all its fields are final. */
        private Applied last;

        Overridden(PolicyOverride override) {
            this.override = override;
            // A wrong value shows here and not to readers.
            this.last = applied(CachePolicy.freshFor(Duration.ZERO));
        }

        CachePolicy over(CachePolicy declared) {
            Applied known = last;
            if (known.declared() == declared) {
                return known.effective();
            }
            Applied made = applied(declared);
            last = made;
            return made.effective();
        }

        private Applied applied(CachePolicy declared) {
            return new Applied(declared, override.over(declared));
        }
    }

    private record Applied(CachePolicy declared, CachePolicy effective) {}
}
