package dev.vitrina.pricing.api;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.api.PriceDrafts.Drafted;
import dev.vitrina.pricing.api.PriceDrafts.Request;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.rule.PastedRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Prices that somebody types or pastes. Like every way of changing a price they become a draft of a change set; nothing is sent. */
@Controller
public final class PriceChanges {

    private static final int MOST_ROWS = 50_000;

    private final PastedGoods pastedGoods;
    private final WantedRows wantedRows;
    private final PriceDrafts drafts;

    public PriceChanges(GoodStore goods, CardCatalogue catalogue, WantedRows wantedRows, PriceDrafts drafts) {
        this.pastedGoods = new PastedGoods(goods, catalogue);
        this.wantedRows = wantedRows;
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

    @MutationMapping
    public Drafted pricingSet(ShopContext shop, Actor actor, CallerShops callers, @Argument SetInput input) {
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
            ? drafts.draft(
                new Request(shop, actor, callers, "grid", input.title(), input.idempotencyKey(), input.rows()),
                () -> wantedRows.of(shop.id(), wanted)
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

    /** Lines that cannot be used are left out and told. */
    @MutationMapping
    public Pasted pricingPaste(ShopContext shop, Actor actor, CallerShops callers, @Argument PasteInput input) {
        PastedRows pasted = PastedRows.read(input.text());
        List<PastedRows.Fault> faults = new ArrayList<>(pasted.faults());
        List<Wanted> wanted = pastedGoods.of(shop.id(), pasted.rows(), faults);
        if (wanted.isEmpty()) {
            return new Pasted(null, List.of(drafts.error("NOTHING_TO_PASTE", "text")), faults);
        }
        Drafted drafted = drafts.draft(
            new Request(shop, actor, callers, "paste", input.title(), input.idempotencyKey(), input.text()),
            () -> wantedRows.unseen(wanted)
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
}
