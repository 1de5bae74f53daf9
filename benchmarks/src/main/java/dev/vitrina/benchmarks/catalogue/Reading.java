package dev.vitrina.benchmarks.catalogue;

import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.benchmarks.catalogue.Sample.Known;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.product.Report;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.products.search.CardStore;
import dev.vitrina.products.search.FacetStore;
import dev.vitrina.products.search.TraitFacets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What pages, counts and facets cost, asked through the plugin's own search, catalogues in turns. Nothing is remembered from one question
 * to the next, as it would be until the mirror moves on: this is the dearest a question can be, but for what PostgreSQL has in memory.
 */
final class Reading {

    private static final PageSize FIFTY = PageSize.of(50);
    private static final int WARM_UP = 3;

    private final Report report;
    private final JdbcClient jdbc;
    private final Mirror mirror;
    private final List<Sample> catalogues;
    private final CardJson json = new CardJson(new JsonMapper());

    /** @param catalogues the smallest first */
    Reading(Report report, JdbcClient jdbc, Mirror mirror, List<Sample> catalogues) {
        this.report = report;
        this.jdbc = jdbc;
        this.mirror = mirror;
        this.catalogues = List.copyOf(catalogues);
    }

    void pages(int rounds) {
        for (Asked asked : Asked.values()) {
            compare("page of " + asked.words, asked, rounds, this::page);
        }
    }

    /** The exact count beside a list. */
    void counts(int rounds) {
        for (Asked asked : Asked.values()) {
            if (asked != Asked.FIRST_PAGE && asked != Asked.DEEP_PAGE) {
                compare("count of " + asked.words, asked, rounds, this::count);
            }
        }
    }

    void facets(int rounds) {
        for (Asked asked : List.of(Asked.FIRST_PAGE, Asked.KIND, Asked.WORD, Asked.PART_OF_CODE)) {
            compare("facets of " + asked.words, asked, rounds, this::facets);
        }
        compare("characteristics of " + Asked.FIRST_PAGE.words, Asked.FIRST_PAGE, rounds, this::traits);
    }

    private void page(Question question) {
        CardStore store = new CardStore(jdbc, json);
        var _ = new CardSearch(store, new CardCounts(store)).find(
            question.shop(),
            question.status(),
            question.filter(),
            question.order(),
            FIFTY,
            question.after()
        );
    }

    private void count(Question question) {
        var _ = new CardCounts(new CardStore(jdbc, json)).count(question.shop(), question.filter(), question.status());
    }

    private void facets(Question question) {
        CardStore store = new CardStore(jdbc, json);
        CardSearch search = new CardSearch(store, new CardCounts(store));
        var _ = new FacetStore(jdbc, search, mirror).facets(question.shop(), question.filter(), 50);
    }

    private void traits(Question question) {
        CardStore store = new CardStore(jdbc, json);
        CardSearch search = new CardSearch(store, new CardCounts(store));
        var _ = new TraitFacets(jdbc, search, mirror).of(question.shop(), question.filter(), 50);
    }

    private void compare(String what, Asked asked, int rounds, java.util.function.Consumer<Question> question) {
        List<double[]> times = new ArrayList<>();
        catalogues.forEach(_ -> times.add(new double[rounds]));
        SplittableRandom random = new SplittableRandom(asked.ordinal());
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < catalogues.size(); i++) {
                Question next = question(catalogues.get(i), asked, random);
                long begun = System.nanoTime();
                question.accept(next);
                if (round >= 0) {
                    times.get(i)[round] = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        report.add(what + ", p50 at " + sizes(), median(times.getLast()), "ms", figures(times, Reading::median));
        report.add("... p95", Quartiles.quantile(times.getLast(), 0.95), "ms", figures(times, Reading::p95));
        report.add("... p50, largest / smallest", median(times.getLast()) / median(times.getFirst()), "x");
    }

    private Question question(Sample catalogue, Asked asked, SplittableRandom random) {
        Known card = catalogue.any(random);
        CardFilter filter = asked.filter(card, random);
        CardOrder order = asked.order();
        ShopId shop = new ShopId(catalogue.shop());
        String after = null;
        if (asked == Asked.DEEP_PAGE) {
            after = new KeysetCursor(List.of(card.updatedAt(), Long.toString(card.nmId()))).encode(
                filter.canonical() + order.canonical()
            );
        }
        return new Question(shop, mirror.status(catalogue.shop()), filter, order, after);
    }

    private String sizes() {
        return catalogues
            .stream()
            .map(catalogue -> String.format(Locale.ROOT, "%,d", catalogue.cards()))
            .collect(Collectors.joining(" / "));
    }

    private static String figures(List<double[]> times, ToDoubleFunction<double[]> figure) {
        return times
            .stream()
            .map(each -> String.format(Locale.ROOT, "%.1f", figure.applyAsDouble(each)))
            .collect(Collectors.joining(" / "));
    }

    private static double median(double[] times) {
        return Quartiles.quantile(times, 0.5);
    }

    private static double p95(double[] times) {
        return Quartiles.quantile(times, 0.95);
    }

    private record Question(
        ShopId shop,
        MirrorStatus status,
        CardFilter filter,
        CardOrder order,
        @Nullable String after
    ) {}
}
