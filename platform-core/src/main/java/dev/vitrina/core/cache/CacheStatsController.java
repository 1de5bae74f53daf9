package dev.vitrina.core.cache;

import dev.vitrina.api.page.ItemList;
import dev.vitrina.api.page.PageRequest;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheInventory.Holding;
import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.core.cache.CacheStats.AgeClass;
import dev.vitrina.core.cache.CacheStats.OfEndpoint;
import dev.vitrina.core.cache.CacheStats.OfShop;
import dev.vitrina.core.cache.Holdings.Sum;
import dev.vitrina.core.policy.DeclaredPolicies;
import dev.vitrina.core.time.DatabaseTime;
import dev.vitrina.core.upstream.UpstreamStanding;
import dev.vitrina.core.upstream.UpstreamStandings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.cacheStats}. */
@Controller
class CacheStatsController {

    private static final int MOST = 200;

    private final CacheStatistics statistics;
    private final CacheInventory inventory;
    private final Holdings holdings;
    private final OperatorInput checks;
    private final DeclaredPolicies declared;
    private final ShopDirectory shops;
    private final UpstreamStandings upstreams;
    private final DatabaseTime time;

    CacheStatsController(
        CacheStatistics statistics,
        CacheInventory inventory,
        Holdings holdings,
        OperatorInput checks,
        DeclaredPolicies declared,
        ShopDirectory shops,
        UpstreamStandings upstreams,
        DatabaseTime time
    ) {
        this.statistics = statistics;
        this.inventory = inventory;
        this.holdings = holdings;
        this.checks = checks;
        this.declared = declared;
        this.shops = shops;
        this.upstreams = upstreams;
        this.time = time;
    }

    @QueryMapping
    CacheStats cacheStats(@Argument @Nullable CacheStatsFilter filter) {
        CacheStatsFilter asked = filter == null ? CacheStatsFilter.NONE : filter;
        StatsSpan span = StatsSpan.of(asked.from(), asked.to(), time.now());
        checks.question(asked.endpoint(), asked.shopId());
        CacheStatistics.Report report = statistics.report(
            new CacheStatistics.Query(span.from(), span.to(), span.resolution(), asked.shopId(), asked.endpoint())
        );
        return new CacheStats(asked, span, report);
    }

    @SchemaMapping(typeName = "CacheStats")
    ItemList<OfEndpoint> endpoints(
        CacheStats stats,
        @Argument @Nullable PageRequest page,
        @Argument @Nullable CacheStatsOrder order
    ) {
        Map<String, CacheCounts> counts = stats.report().endpoints();
        Map<String, Sum> held = by(stats, Holding::endpoint);
        Map<String, Long> memory = inventory.memory();
        Set<String> names = new TreeSet<>(counts.keySet());
        names.addAll(held.keySet());
        names.remove("");
        List<OfEndpoint> all = names
            .stream()
            .map(name -> {
                Sum sum = held.getOrDefault(name, Sum.NOTHING);
                return new OfEndpoint(
                    name,
                    declared.pluginOf(name).orElse(null),
                    counts.getOrDefault(name, CacheCounts.NONE),
                    sum.entries(),
                    sum.bytes(),
                    memory.getOrDefault(name, 0L),
                    ages(sum)
                );
            })
            .toList();
        return page(all, page, order);
    }

    @SchemaMapping(typeName = "CacheStats")
    ItemList<OfShop> shops(
        CacheStats stats,
        @Argument @Nullable PageRequest page,
        @Argument @Nullable CacheStatsOrder order
    ) {
        Map<Long, CacheCounts> counts = stats.report().tenants();
        Map<Long, Sum> held = by(stats, Holding::tenant);
        Map<Long, String> names = shops
            .all()
            .stream()
            .collect(Collectors.toMap(shop -> shop.id().value(), Shop::sellerName));
        Set<Long> ids = new TreeSet<>(counts.keySet());
        ids.addAll(held.keySet());
        List<OfShop> all = ids
            .stream()
            .map(id -> {
                Sum sum = held.getOrDefault(id, Sum.NOTHING);
                CacheCounts counted = counts.getOrDefault(id, CacheCounts.NONE);
                return new OfShop(id, names.get(id), counted, sum.entries(), sum.bytes());
            })
            .toList();
        return page(all, page, order);
    }

    @SchemaMapping(typeName = "CacheStats")
    List<UpstreamStanding> upstreams(CacheStats stats) {
        Long shop = stats.filter().shopId();
        List<Shop> asked = shop == null ? shops.all() : shops.find(new ShopId(shop)).stream().toList();
        return upstreams.of(asked, stats.filter().endpoint(), MOST);
    }

    @SchemaMapping(typeName = "CacheStats")
    long memoryBytes() {
        return inventory.memory().values().stream().mapToLong(Long::longValue).sum();
    }

    @SchemaMapping(typeName = "CacheStats")
    long memoryLimitBytes() {
        return inventory.memoryLimit();
    }

    @SchemaMapping(typeName = "CacheCounts")
    @Nullable
    Double savedShare(CacheCounts counts) {
        return counts.reads() == 0 ? null : (Double) ((double) counts.callsSaved() / counts.reads());
    }

    @SchemaMapping(typeName = "CacheUpstreamStats")
    long shopId(UpstreamStanding standing) {
        return standing.shop().id().value();
    }

    @SchemaMapping(typeName = "CacheUpstreamStats")
    String sellerName(UpstreamStanding standing) {
        return standing.shop().sellerName();
    }

    private static <R extends CacheStatsRow> ItemList<R> page(
        List<R> all,
        @Nullable PageRequest page,
        @Nullable CacheStatsOrder order
    ) {
        PageRequest wanted = page == null ? PageRequest.first() : page;
        CacheStatsOrder asked = order == null ? CacheStatsOrder.MOST_READS : order;
        List<R> items = all.stream().sorted(asked.comparator()).skip(wanted.offset()).limit(wanted.size()).toList();
        return new ItemList<>(items, all.size());
    }

    private <K> Map<K, Sum> by(CacheStats stats, Function<Holding, K> key) {
        return holdings.of(stats.filter()).stream().collect(Collectors.groupingBy(key, Holdings.sum()));
    }

    private static List<AgeClass> ages(Sum sum) {
        List<Duration> bounds = CacheInventory.AGES;
        return IntStream.range(0, sum.ages().size())
            .mapToObj(age ->
                new AgeClass(age < bounds.size() ? (Long) bounds.get(age).toSeconds() : null, sum.ages().get(age))
            )
            .toList();
    }
}
