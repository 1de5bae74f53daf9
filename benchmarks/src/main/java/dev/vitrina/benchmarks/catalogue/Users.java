package dev.vitrina.benchmarks.catalogue;

import dev.vitrina.benchmarks.catalogue.Sample.Known;
import dev.vitrina.benchmarks.product.GraphQlException;
import dev.vitrina.benchmarks.product.ProductClient;
import dev.vitrina.benchmarks.product.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * People at work: each asks, waits for the answer, looks at it for a while and asks again. What they ask is what the screens ask, over
 * HTTP; values are drawn anew for each request. They are of this process, so its processor time is in what they wait for.
 */
final class Users {

    private static final String LIST = """
        query($filter: ProductFilter, $orderBy: ProductOrder, $after: String) {
          products(filter: $filter, orderBy: $orderBy, first: 50, after: $after) {
            nodes { nmId vendorCode title brand subjectName photoCount photos { tm c246x328 } video tags { id name color }
              updatedAt health { score } }
            pageInfo { hasNextPage endCursor } totalCount textMatch freshness { state fetchedAt ageSeconds source }
          }
        }
        """;
    private static final String CARD = """
        query($nmId: ID!) {
          product(nmId: $nmId) {
            nmId imtId vendorCode title description brand subjectName groupSize photos { big c516x688 c246x328 tm } photoCount video
            dimensions { length width height weightBrutto isValid } characteristics { id name values }
            sizes { chrtId techSize wbSize skus } tags { id name color } createdAt updatedAt freshness { state fetchedAt }
          }
        }
        """;
    private static final String FACETS = """
        query($filter: ProductFilter) {
          productFacets(filter: $filter, limit: 50) {
            brands { id name count } subjects { id name count } tags { id name count } withVideo withoutPhotos flaws { flaw count }
          }
        }
        """;

    private final ProductClient client;
    private final int count;

    Users(ProductClient client, int count) {
        this.client = client;
        this.count = count;
    }

    /** What they do. */
    enum Deed {
        LIST,
        SEARCH,
        CARD,
        FACETS;

        static Deed any(SplittableRandom random) {
            int dice = random.nextInt(100);
            if (dice < 40) {
                return LIST;
            }
            return dice < 65 ? SEARCH : dice < 92 ? CARD : FACETS;
        }
    }

    /** How long answers took, in microseconds, and how many were errors. */
    static final class Waited {

        private final Map<Deed, Histogram> times = new EnumMap<>(Deed.class);
        private long errors;
        private String firstError = "";

        Waited() {
            for (Deed deed : Deed.values()) {
                times.put(deed, new Histogram(60_000_000L, 3));
            }
        }

        private void took(Deed deed, long micros) {
            histogram(deed).recordValue(Math.min(micros, 60_000_000L));
        }

        private Histogram histogram(Deed deed) {
            return Objects.requireNonNull(times.get(deed));
        }

        void add(Waited other) {
            other.times.forEach((deed, histogram) -> histogram(deed).add(histogram));
            errors += other.errors;
            firstError = firstError.isEmpty() ? other.firstError : firstError;
        }

        void report(Report report, String what) {
            Histogram all = new Histogram(60_000_000L, 3);
            times.values().forEach(all::add);
            report.add(what + ", requests", all.getTotalCount(), "");
            report.add("... errors", errors, "", errors == 0 ? "0" : firstError);
            line(report, "... all", all);
            times.forEach((deed, histogram) -> line(report, "... " + deed.name().toLowerCase(Locale.ROOT), histogram));
        }

        private static void line(Report report, String what, Histogram times) {
            String others = Stream.of(95.0, 99.0)
                .map(q -> String.format(Locale.ROOT, "p%.0f %.1f ms", q, times.getValueAtPercentile(q) / 1e3))
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
            report.add(what + ", p50", times.getValueAtPercentile(50) / 1e3, "ms", others);
        }
    }

    /**
     * @param shops  each person works in one of these
     * @param thinks between two requests, on average
     */
    Waited work(List<Sample> shops, Duration time, Duration thinks, long seed) {
        Waited all = new Waited();
        long until = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Waited>> people = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Sample shop = shops.get(i % shops.size());
                SplittableRandom random = new SplittableRandom(seed * 1_000 + i);
                people.add(threads.submit(() -> person(shop, until, thinks, random)));
            }
            for (Future<Waited> person : people) {
                all.add(person.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return all;
    }

    private Waited person(Sample shop, long until, Duration thinks, SplittableRandom random) {
        Waited waited = new Waited();
        ProductClient mine = client.sibling().inShop(Long.toString(shop.shop()));
        try (mine) {
            while (System.nanoTime() < until) {
                FirstSync.pause(thinks.isZero() ? thinks : Duration.ofMillis(random.nextLong(2 * thinks.toMillis())));
                Deed deed = Deed.any(random);
                long begun = System.nanoTime();
                try {
                    ask(mine, deed, shop.any(random), random);
                    waited.took(deed, (System.nanoTime() - begun) / 1_000);
                } catch (GraphQlException e) {
                    waited.errors++;
                    waited.firstError = waited.firstError.isEmpty()
                        ? String.valueOf(e.getMessage())
                        : waited.firstError;
                }
            }
        }
        return waited;
    }

    private static void ask(ProductClient mine, Deed deed, Known card, SplittableRandom random) {
        switch (deed) {
            case LIST -> list(mine, random.nextBoolean() ? Map.of() : filter(card, random));
            case SEARCH -> list(mine, Map.of("text", text(card, random)));
            case CARD -> {
                var _ = mine.query(CARD, Map.of("nmId", Long.toString(card.nmId())));
            }
            case FACETS -> {
                var _ = mine.query(FACETS, Map.of("filter", random.nextBoolean() ? Map.of() : filter(card, random)));
            }
        }
    }

    private static void list(ProductClient mine, Map<String, ?> filter) {
        var _ = mine.query(LIST, Map.of("filter", filter, "orderBy", Map.of()));
    }

    private static Map<String, ?> filter(Known card, SplittableRandom random) {
        Map<String, Object> filter = new HashMap<>();
        switch (random.nextInt(4)) {
            case 0 -> filter.put("subjectIds", List.of(Long.toString(card.subjectId())));
            case 1 -> filter.put("flaws", List.of("NO_VIDEO", "FEW_PHOTOS"));
            case 2 -> filter.put("scoreBelow", 40 + random.nextInt(40));
            default -> filter.put("brands", card.brand() == null ? List.of() : List.of(card.brand()));
        }
        return filter;
    }

    private static String text(Known card, SplittableRandom random) {
        Asked[] searches = {
            Asked.WORD,
            Asked.WORDS,
            Asked.PART_OF_CODE,
            Asked.BARCODE,
            Asked.PART_OF_NUMBER,
            Asked.TYPO,
        };
        String text = searches[random.nextInt(searches.length)].filter(card, random).text();
        return text == null ? "" : text;
    }
}
