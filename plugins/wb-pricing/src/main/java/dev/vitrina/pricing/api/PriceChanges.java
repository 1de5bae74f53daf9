package dev.vitrina.pricing.api;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.api.PriceDrafts.Drafted;
import dev.vitrina.pricing.api.PriceDrafts.Request;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.rule.PastedRows;
import dev.vitrina.pricing.rule.PriceRule;
import dev.vitrina.pricing.rule.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Every way of changing a price drafts a change set; none sends anything. */
@Controller
public final class PriceChanges {

    private static final int MOST_ROWS = 20_000;
    private static final int SLICE = 1_000;

    private final GoodStore goods;
    private final PastedGoods pastedGoods;
    private final PriceRows rows;
    private final PriceDrafts drafts;

    public PriceChanges(GoodStore goods, CardCatalogue catalogue, PriceRows rows, PriceDrafts drafts) {
        this.goods = goods;
        this.pastedGoods = new PastedGoods(goods, catalogue);
        this.rows = rows;
        this.drafts = drafts;
    }

    /** Maps to {@code PricingRowInput}. */
    public record RowInput(
        String nmId,
        @Nullable String sizeId,
        @Nullable Integer price,
        @Nullable Integer discount,
        @Nullable Integer clubDiscount
    ) {}

    /** Maps to {@code PricingSetInput}. */
    public record SetInput(List<RowInput> rows, @Nullable String title, @Nullable String idempotencyKey) {}

    /** Maps to {@code PricingPasteInput}. */
    public record PasteInput(String text, @Nullable String title, @Nullable String idempotencyKey) {}

    /** Maps to {@code PricingRuleInput}. */
    public record RuleInput(
        PriceRule.Operation operation,
        BigDecimal value,
        @Nullable String ending,
        Rounding.@Nullable Direction rounding
    ) {}

    /** Maps to {@code PricingSelection}. */
    public record Selection(
        @Nullable List<String> nmIds,
        @Nullable GoodFilter filter,
        @Nullable Integer expectedCount
    ) {}

    /** Maps to {@code PricingApplyRuleInput}. */
    public record ApplyRuleInput(
        Selection goods,
        RuleInput rule,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    @MutationMapping
    public Drafted pricingSet(ShopContext shop, Actor actor, @Argument SetInput input) {
        List<UserError> errors = new ArrayList<>();
        if (input.rows().isEmpty() || input.rows().size() > MOST_ROWS) {
            return Drafted.refused(List.of(drafts.error("ROWS_COUNT", "rows")));
        }
        List<Wanted> wanted = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int at = 0; at < input.rows().size(); at++) {
            String place = Integer.toString(at);
            for (Wanted row : wanted(input.rows().get(at), place, errors)) {
                if (!keys.add(row.key().text())) {
                    errors.add(drafts.error("ROW_TWICE", "rows", place));
                }
                wanted.add(row);
            }
        }
        return errors.isEmpty()
            ? drafts.draft(new Request(shop, actor, "grid", input.title(), input.idempotencyKey(), input.rows()), () ->
                drafted(shop.id(), wanted)
            )
            : Drafted.refused(errors);
    }

    private List<Wanted> wanted(RowInput row, String place, List<UserError> errors) {
        if (!row.nmId().matches("[1-9][0-9]{0,14}")) {
            errors.add(drafts.error("NM_ID_INVALID", "rows", place, "nmId"));
            return List.of();
        }
        long nmId = Long.parseLong(row.nmId());
        BigDecimal price = row.price() == null ? null : BigDecimal.valueOf(row.price());
        String size = row.sizeId();
        if (size != null) {
            if (
                !size.matches("[1-9][0-9]{0,14}") ||
                price == null ||
                row.discount() != null ||
                row.clubDiscount() != null
            ) {
                errors.add(drafts.error("SIZE_ROW_INVALID", "rows", place));
                return List.of();
            }
            return List.of(new Wanted(new PriceKey.Size(nmId, Long.parseLong(size)), price, null));
        }
        List<Wanted> wanted = new ArrayList<>();
        if (price != null || row.discount() != null) {
            wanted.add(new Wanted(new PriceKey.Goods(nmId), price, row.discount()));
        }
        if (row.clubDiscount() != null) {
            wanted.add(new Wanted(new PriceKey.Club(nmId), null, row.clubDiscount()));
        }
        if (wanted.isEmpty()) {
            errors.add(drafts.error("ROW_EMPTY", "rows", place));
        }
        return wanted;
    }

    @MutationMapping
    public Drafted pricingApplyRule(ShopContext shop, Actor actor, @Argument ApplyRuleInput input) {
        RuleInput asked = input.rule();
        String ending = asked.ending();
        if (ending != null && !ending.matches("[0-9]{1,4}")) {
            return Drafted.refused(List.of(drafts.error("RULE_ENDING", "rule", "ending")));
        }
        Rounding.Direction direction = asked.rounding() == null ? Rounding.Direction.NEAREST : asked.rounding();
        PriceRule rule = new PriceRule(
            asked.operation(),
            asked.value(),
            ending == null ? null : new Rounding(ending, direction)
        );
        String fault = rule.fault();
        if (fault != null) {
            return Drafted.refused(List.of(drafts.error(fault, "rule", "value")));
        }
        Selection selection = input.goods();
        if ((selection.nmIds() == null) == (selection.filter() == null)) {
            return Drafted.refused(List.of(drafts.error("SELECTION_INVALID", "goods")));
        }
        List<Long> nmIds = selected(shop.id(), selection);
        Integer expected = selection.expectedCount();
        if (expected != null && nmIds.size() > expected) {
            return Drafted.refused(List.of(drafts.error("MORE_GOODS_THAN_SHOWN", "goods", "expectedCount")));
        }
        if (nmIds.size() > MOST_ROWS) {
            return Drafted.refused(List.of(drafts.error("ROWS_COUNT", "goods")));
        }
        return drafts.draft(
            new Request(shop, actor, "rule", input.title(), input.idempotencyKey(), List.of(selection, asked)),
            () -> {
                List<DraftRow> drafted = new ArrayList<>();
                for (int from = 0; from < nmIds.size(); from += SLICE) {
                    List<Long> slice = nmIds.subList(from, Math.min(from + SLICE, nmIds.size()));
                    Map<Long, Good> found = goods.find(shop.id(), slice);
                    for (Long nmId : slice) {
                        Good good = found.get(nmId);
                        if (good != null) {
                            // A rule is about one sort of a good's prices: no row of its set touches another.
                            rule
                                .of(good)
                                .forEach(wanted -> rows.draft(good, wanted, List.of()).ifPresent(drafted::add));
                        }
                    }
                }
                return drafted;
            }
        );
    }

    private List<Long> selected(ShopId shop, Selection selection) {
        List<String> named = selection.nmIds();
        if (named != null) {
            return Ids.nmIds(named);
        }
        GoodFilter filter = selection.filter() == null ? GoodFilter.ALL : selection.filter();
        return goods.ids(shop, filter, 0, MOST_ROWS + 1);
    }

    /** Lines that cannot be used are left out and told. */
    @MutationMapping
    public Pasted pricingPaste(ShopContext shop, Actor actor, @Argument PasteInput input) {
        PastedRows pasted = PastedRows.read(input.text());
        List<PastedRows.Fault> faults = new ArrayList<>(pasted.faults());
        List<Wanted> wanted = pastedGoods.of(shop.id(), pasted.rows(), faults);
        if (wanted.isEmpty()) {
            return new Pasted(null, List.of(drafts.error("NOTHING_TO_PASTE", "text")), faults);
        }
        Drafted drafted = drafts.draft(
            new Request(shop, actor, "paste", input.title(), input.idempotencyKey(), input.text()),
            () -> drafted(shop.id(), wanted)
        );
        return new Pasted(drafted.changeSetId(), drafted.errors(), faults);
    }

    /** Maps to {@code PricingPastePayload}. */
    public record Pasted(@Nullable Long changeSetId, List<UserError> errors, List<PastedRows.Fault> leftOut) {
        public Pasted {
            errors = List.copyOf(errors);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** Each row knows the others of its good. Goods without a price, and those that the mirror does not know, become rows all the same, so that the check says what is wrong with them. */
    private List<DraftRow> drafted(ShopId shop, List<Wanted> wanted) {
        List<DraftRow> drafted = new ArrayList<>();
        Map<Long, List<Wanted>> byGood = wanted.stream().collect(Collectors.groupingBy(row -> row.key().nmId()));
        for (int from = 0; from < wanted.size(); from += SLICE) {
            List<Wanted> slice = wanted.subList(from, Math.min(from + SLICE, wanted.size()));
            Map<Long, Good> found = goods.find(
                shop,
                slice
                    .stream()
                    .map(row -> row.key().nmId())
                    .distinct()
                    .toList()
            );
            for (Wanted row : slice) {
                Good good = found.get(row.key().nmId());
                List<Wanted> beside = beside(row, byGood.getOrDefault(row.key().nmId(), List.of()));
                drafted.add(
                    good == null
                        ? rows.unknown(row, beside)
                        : rows.draft(good, row, beside).orElseGet(() -> rows.unknown(row, beside))
                );
            }
        }
        return drafted;
    }

    /** Rows of the same sort do not touch each other: of a size, its own price counts. */
    private static List<Wanted> beside(Wanted row, List<Wanted> ofTheGood) {
        return ofTheGood
            .stream()
            .filter(other -> !other.key().group().equals(row.key().group()))
            .toList();
    }
}
