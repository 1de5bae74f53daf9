package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.core.upstream.QuotaLevels.Level;
import dev.vitrina.core.upstream.UpstreamStanding.Breaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is left of the quotas of all shops, and which hosts are left alone. Spends nothing; one statement beside the shops' tokens. */
public final class UpstreamStandings {

    private final DeclaredUpstreams declared;
    private final ShopCredentials credentials;
    private final QuotaLevels levels;
    private final TroubledUpstreams troubled;

    UpstreamStandings(
        DeclaredUpstreams declared,
        ShopCredentials credentials,
        QuotaLevels levels,
        TroubledUpstreams troubled
    ) {
        this.declared = declared;
        this.credentials = credentials;
        this.levels = levels;
        this.troubled = troubled;
    }

    /**
     * One for each quota, what is used up most first. Shops without a token have none.
     *
     * @param endpoint only the quota that this one spends; null means all
     */
    public List<UpstreamStanding> of(Collection<Shop> shops, @Nullable String endpoint, int limit) {
        Set<Asked> asked = new LinkedHashSet<>();
        for (Shop shop : shops) {
            credentials
                .find(shop.id())
                .ifPresent(found ->
                    endpoints(endpoint).forEach(each ->
                        asked.add(
                            new Asked(
                                each.upstream(),
                                shop,
                                BucketKey.of(declared.asking(each, found.credential()), each.quotaGroup())
                            )
                        )
                    )
                );
        }
        Map<BucketKey, Level> known = levels.of(asked.stream().map(Asked::key).distinct().toList());
        Map<String, String> circuits = troubled.circuits();
        List<UpstreamStanding> standings = new ArrayList<>();
        for (Asked each : asked) {
            Level level = known.get(each.key());
            if (level != null) {
                standings.add(standing(each, level, circuits.get(each.upstream())));
            }
        }
        standings.sort(Comparator.comparingDouble(UpstreamStanding::share).thenComparing(UpstreamStanding::quotaGroup));
        return standings.stream().limit(limit).toList();
    }

    private Collection<Endpoint> endpoints(@Nullable String endpoint) {
        return endpoint == null ? declared.endpoints() : declared.endpoint(endpoint).stream().toList();
    }

    private static UpstreamStanding standing(Asked asked, Level level, @Nullable String circuit) {
        return new UpstreamStanding(
            asked.upstream(),
            asked.key().group(),
            asked.shop(),
            level.left(),
            level.burst(),
            level.blockedUntil(),
            breaker(circuit)
        );
    }

    private static Breaker breaker(@Nullable String circuit) {
        if (circuit == null) {
            return Breaker.CLOSED;
        }
        return circuit.equals("half_open") ? Breaker.HALF_OPEN : Breaker.OPEN;
    }

    /** Shops of one seller account share its quota, and each is shown with it. */
    private record Asked(String upstream, Shop shop, BucketKey key) {}
}
