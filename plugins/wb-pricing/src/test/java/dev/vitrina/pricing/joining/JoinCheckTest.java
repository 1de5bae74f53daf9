package dev.vitrina.pricing.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.change.PricePolicy;
import dev.vitrina.pricing.change.PricePolicy.Verdict;
import dev.vitrina.pricing.cost.Sku;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.joining.JoinController.JoinInput;
import dev.vitrina.pricing.margin.Basis;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.Tax;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.promotion.PromotionStore;
import dev.vitrina.pricing.tariff.SalesModel;
import dev.vitrina.test.KeyTexts;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the check of goods that enter a promotion tells of costs. 800 is paid then. */
class JoinCheckTest {

    private static final PricingDatabase DATABASE = new PricingDatabase();
    private static final ShopId SHOP = OnePromotion.SHOP;
    private static final Shop SELLER = new Shop(SHOP, "Seller", null, "7", Shop.State.CONNECTED, Instant.EPOCH);
    private static final PricePolicy POLICY = new PricePolicy(
        BigDecimal.valueOf(1_000),
        Verdict.BLOCK,
        Verdict.BLOCK,
        BigDecimal.ZERO,
        Verdict.WARN,
        Verdict.IGNORE,
        1_000
    );

    private final PromotionStore promotions = new PromotionStore(DATABASE.jdbc);
    private final List<DraftRow> drafted = new ArrayList<>();

    @BeforeEach
    void start() {
        OnePromotion.in(DATABASE);
        DATABASE.jdbc
            .sql(
                "INSERT INTO p_wb_pricing.promotion_list (shop_id, promotion_id, taking_part, read_at) VALUES (7, 702, false, now())"
            )
            .update();
    }

    /** Below the cost, and above it but below the floor: the same is told of both, as of prices. */
    @Test
    void tellsWhoMayNotSeeCostsOfOneLimitOnly() {
        DraftRow hidden = drafted(false);
        DraftRow open = drafted(true);

        assertThat(findings(open, 900, 0)).extracting(Finding::code).containsExactly("BELOW_COST");
        assertThat(findings(open, 600, 30)).extracting(Finding::code).containsExactly("BELOW_FLOOR");
        assertThat(findings(hidden, 900, 0))
            .isEqualTo(findings(hidden, 600, 30))
            .singleElement()
            .satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("BELOW_LIMIT");
                assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
                assertThat(finding.atRisk()).isNull();
            });
        assertThat(findings(hidden, 795, 0)).as("in coarse steps").isNotEmpty();
        assertThat(findings(hidden, 700, 0)).isEmpty();
        assertThat(findings(open, 795, 0)).isEmpty();
    }

    private DraftRow drafted(boolean seesCosts) {
        CallerShops callers = answering(CallerShops.class, "with", arguments ->
            seesCosts && arguments[0].equals(PriceKind.COSTS) ? List.of(SELLER) : List.of()
        );
        ChangeSets sets = answering(ChangeSets.class, "createAndCheck", arguments -> {
            ((Iterable<?>) arguments[1]).forEach(row -> drafted.add((DraftRow) row));
            return new ChangeSetId(1);
        });
        var unused = new JoinController(promotions, sets, new KeyTexts()).pricingPromotionJoin(
            new ShopContext(SELLER),
            new Actor(2, "boris@example.org"),
            callers,
            new JoinInput("702", List.of("10"), true, null, null)
        );
        return drafted.getLast();
    }

    private List<Finding> findings(DraftRow row, int cost, int commission) {
        JoinCheck check = new JoinCheck(
            promotions,
            new Costing(cost, commission),
            new Days(Clock.systemUTC()),
            new ChangeTexts(new KeyTexts()),
            Clock.systemUTC()
        );
        return ((CheckResult.Checked) check.check(SHOP, List.of(ChangeRow.drafted(row)), POLICY)).rows()
            .getFirst()
            .findings();
    }

    private record Costing(int cost, int commission) implements Margins {
        @Override
        public Map<Long, UnitEconomics> of(ShopId shop, Collection<Long> nmIds, LocalDate on) {
            return Map.of(
                10L,
                new UnitEconomics(
                    BigDecimal.valueOf(cost),
                    BigDecimal.valueOf(commission),
                    BigDecimal.ZERO,
                    Tax.NONE,
                    "RUB",
                    Set.of(),
                    new Basis(null, SalesModel.FBW, null, null, null, null, BigDecimal.valueOf(100))
                )
            );
        }

        @Override
        public Map<Sku, UnitEconomics> ofSizes(ShopId shop, Collection<Sku> sizes, LocalDate on) {
            throw new UnsupportedOperationException();
        }
    }

    private interface Answer {
        Object to(Object[] arguments);
    }

    /** Answers one method; another that is asked finds nothing. */
    private static <T> T answering(Class<T> type, String name, Answer answer) {
        return type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, method, arguments) ->
                method.getName().equals(name) ? answer.to(arguments) : Optional.empty()
            )
        );
    }
}
