package dev.vitrina.pricing.api;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.api.GoodSelection.Selected;
import dev.vitrina.pricing.api.GoodsRules.Read;
import dev.vitrina.pricing.api.PriceDrafts.Drafted;
import dev.vitrina.pricing.api.PriceDrafts.Request;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.rule.GoodsRule;
import dev.vitrina.pricing.rule.GoodsRule.Asked;
import dev.vitrina.pricing.rule.GoodsRule.LeftOut;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** One rule for many goods: looked at first, then drafted. Nothing is sent by either. */
@Controller
public final class PriceRuleController {

    private static final int SLICE = 1_000;
    private static final int EXAMPLES = 5;
    private static final int NAMED = 20;

    private final GoodStore goods;
    private final GoodsRules rules;
    private final WantedRows wantedRows;
    private final PriceDrafts drafts;
    private final Texts texts;

    public PriceRuleController(
        GoodStore goods,
        GoodsRules rules,
        WantedRows wantedRows,
        PriceDrafts drafts,
        Texts texts
    ) {
        this.goods = goods;
        this.rules = rules;
        this.wantedRows = wantedRows;
        this.drafts = drafts;
        this.texts = texts;
    }

    /** Maps to {@code PricingApplyRuleInput}. */
    public record ApplyRuleInput(
        GoodSelection goods,
        RuleInput rule,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    /** Maps to {@code PricingRuleLeftOut}. */
    public record LeftOutGoods(LeftOut reason, String message, int count, List<Long> nmIds) {}

    /** Maps to {@code PricingApplyRulePayload}. */
    public record Applied(@Nullable Long changeSetId, List<LeftOutGoods> leftOut, List<UserError> errors) {}

    /** Maps to {@code PricingRulePreview}. */
    public record Preview(
        int goods,
        int changed,
        List<LeftOutGoods> leftOut,
        List<PriceExample> examples,
        List<UserError> errors
    ) {
        static Preview refused(List<UserError> errors) {
            return new Preview(0, 0, List.of(), List.of(), errors);
        }
    }

    /** What a rule asks of goods, or why it cannot be asked. */
    private record Worked(int goods, Asked asked, List<UserError> errors) {
        static Worked refused(UserError error) {
            return new Worked(0, new Asked(List.of(), Map.of()), List.of(error));
        }
    }

    @QueryMapping
    public Preview pricingRulePreview(
        ShopContext shop,
        CallerShops shops,
        @Argument("goods") GoodSelection selection,
        @Argument RuleInput rule
    ) {
        Worked worked = work(shop, shops, selection, rule);
        if (!worked.errors().isEmpty()) {
            return Preview.refused(worked.errors());
        }
        List<Wanted> wanted = worked.asked().wanted();
        return new Preview(
            worked.goods(),
            (int) wanted
                .stream()
                .map(row -> row.key().nmId())
                .distinct()
                .count(),
            told(worked.asked()),
            examples(shop.id(), wanted),
            List.of()
        );
    }

    @MutationMapping
    public Applied pricingApplyRule(ShopContext shop, Actor actor, CallerShops shops, @Argument ApplyRuleInput input) {
        Worked worked = work(shop, shops, input.goods(), input.rule());
        if (!worked.errors().isEmpty()) {
            return new Applied(null, List.of(), worked.errors());
        }
        Drafted drafted = drafts.draft(
            new Request(
                shop,
                actor,
                shops,
                "rule",
                input.title(),
                input.idempotencyKey(),
                List.of(input.goods(), input.rule())
            ),
            () -> wantedRows.of(shop.id(), worked.asked().wanted())
        );
        return new Applied(drafted.changeSetId(), told(worked.asked()), drafted.errors());
    }

    private Worked work(ShopContext shop, CallerShops shops, GoodSelection selection, RuleInput input) {
        return switch (rules.read(input, shop, shops)) {
            case Read.Fault(String code, String field) -> Worked.refused(drafts.error(code, "rule", field));
            case Read.Rule(GoodsRule rule) -> switch (selection.in(shop.id(), goods)) {
                case Selected.Refused(String code) -> Worked.refused(
                    code.equals("MORE_GOODS_THAN_SHOWN")
                        ? drafts.error(code, "goods", "expectedCount")
                        : drafts.error(code, "goods")
                );
                case Selected.Goods(List<Long> nmIds) -> new Worked(
                    nmIds.size(),
                    asked(shop.id(), nmIds, rule),
                    List.of()
                );
            };
        };
    }

    /** Goods that went meanwhile are passed over. */
    private Asked asked(ShopId shop, List<Long> nmIds, GoodsRule rule) {
        List<Wanted> wanted = new ArrayList<>();
        Map<Long, LeftOut> leftOut = new LinkedHashMap<>();
        for (int from = 0; from < nmIds.size(); from += SLICE) {
            List<Long> slice = nmIds.subList(from, Math.min(from + SLICE, nmIds.size()));
            Map<Long, Good> found = goods.find(shop, slice);
            Asked some = rule.of(shop, slice.stream().filter(found::containsKey).map(found::get).toList());
            wanted.addAll(some.wanted());
            leftOut.putAll(some.leftOut());
        }
        return new Asked(wanted, leftOut);
    }

    private List<LeftOutGoods> told(Asked asked) {
        Map<LeftOut, List<Long>> byReason = new EnumMap<>(LeftOut.class);
        asked.leftOut().forEach((nmId, why) -> byReason.computeIfAbsent(why, _ -> new ArrayList<>()).add(nmId));
        return byReason
            .entrySet()
            .stream()
            .map(one ->
                new LeftOutGoods(
                    one.getKey(),
                    texts.of("rule." + one.getKey().name()),
                    one.getValue().size(),
                    one.getValue().stream().limit(NAMED).toList()
                )
            )
            .toList();
    }

    private List<PriceExample> examples(ShopId shop, List<Wanted> wanted) {
        return wantedRows.examples(shop, wanted.stream().limit(EXAMPLES).toList());
    }
}
