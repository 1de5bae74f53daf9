package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.pricing.change.RowPayload.Beside;
import dev.vitrina.pricing.change.RowPayload.Standing;
import dev.vitrina.pricing.good.Good;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prices as rows of a change set, and back. A row tells price and discount even where only one of them was meant to change, because what a buyer pays
 * depends on both and both are sent; which one was meant is in the payload, so that a check takes the other as it is by then.
 */
public final class PriceRows {

    public static final String PRICE = "price";
    public static final String DISCOUNT = "discount";
    public static final String CLUB_DISCOUNT = "clubDiscount";

    /** What is paid in the end: reckoned, never sent. */
    static final String DISCOUNTED = "discountedPrice";
    static final String CLUB_DISCOUNTED = "clubDiscountedPrice";

    private final JsonMapper json;

    public PriceRows(JsonMapper json) {
        this.json = json;
    }

    /**
     * What somebody wants of one good, size or club discount.
     *
     * @param price    before discount, whole; null to leave it
     * @param discount percent, the club's for a {@link PriceKey.Club}; null to leave it
     */
    public record Wanted(PriceKey key, @Nullable BigDecimal price, @Nullable Integer discount) {}

    /**
     * Empty when the good has no such size, or no price at all.
     *
     * @param beside what else the same set is to change of the good
     */
    public Optional<DraftRow> draft(Good good, Wanted wanted, List<Wanted> beside) {
        PriceKey key = wanted.key();
        return PriceValues.of(good, key).map(before ->
            row(
                wanted,
                label(good, key),
                fields(key, before, PriceValues.wanted(good, key, wanted.price(), wanted.discount())),
                beside(good, beside)
            )
        );
    }

    /** Of a good nothing is known of; the check says so. */
    public DraftRow unknown(Wanted wanted, List<Wanted> beside) {
        List<FieldChange> fields = new ArrayList<>();
        if (wanted.price() != null) {
            fields.add(new FieldChange(PRICE, null, text(wanted.price())));
        }
        if (wanted.discount() != null) {
            String name = wanted.key() instanceof PriceKey.Club ? CLUB_DISCOUNT : DISCOUNT;
            fields.add(new FieldChange(name, null, wanted.discount().toString()));
        }
        return row(wanted, Long.toString(wanted.key().nmId()), fields, beside(null, beside));
    }

    private DraftRow row(Wanted wanted, String label, List<FieldChange> fields, List<Beside> beside) {
        RowPayload payload = RowPayload.of(wanted, beside);
        PriceKey key = wanted.key();
        return new DraftRow(key.text(), label, key.group(), payload.text(json), fields);
    }

    /**
     * The same, drafted by somebody who may not see costs: its check tells him of no cost.
     *
     * @param tooOften whether the good was checked too often for him ({@link PriceProbes}): then the check stops the row unjudged
     */
    public DraftRow hidingCosts(DraftRow row, boolean tooOften) {
        String payload = RowPayload.read(json, row.payload()).hidingCosts(tooOften).text(json);
        return new DraftRow(row.key(), row.label(), row.group(), payload, row.fields());
    }

    private static List<Beside> beside(@Nullable Good good, List<Wanted> others) {
        return others
            .stream()
            .map(other -> Beside.of(other, good == null ? null : PriceValues.of(good, other.key()).orElse(null)))
            .toList();
    }

    /** What else the row's set is to change of the good. */
    List<Wanted> beside(ChangeRow row) {
        return payload(row).possible();
    }

    RowPayload payload(ChangeRow row) {
        return RowPayload.read(json, row.payload());
    }

    /** The payload of a row that was judged by this good, whether its set's other rows come true before or not. */
    String judged(PriceKey key, RowPayload payload, Good good) {
        List<Standing> standings = Outcomes.of(good, null, payload.possible())
            .stream()
            .flatMap(one ->
                PriceValues.of(one, key)
                    .map(values -> Standing.of(one, key, values))
                    .stream()
            )
            .distinct()
            .toList();
        List<Beside> beside = beside(good, payload.beside().stream().map(Beside::wanted).toList());
        return payload.with(beside, standings).text(json);
    }

    /** Whether a row may still be sent: the good stands as it was judged. */
    boolean isStill(ChangeRow row, PriceValues now, Good good) {
        PriceKey key = PriceKey.of(row.key());
        PriceValues before = before(row);
        List<Standing> judged = payload(row).judged();
        return judged.isEmpty()
            ? before.isStill(now, key)
            : before.isShownBy(now, key) &&
            judged.stream().anyMatch(standing -> standing.is(Standing.of(good, key, now)));
    }

    /** What takes a row back: the others of its set are taken back, too. */
    DraftRow reversed(ChangeRow row) {
        RowPayload payload = payload(row);
        List<Beside> beside = payload.beside().stream().map(Beside::swapped).toList();
        return new DraftRow(
            row.key(),
            row.label(),
            row.group(),
            payload.with(beside, List.of()).text(json),
            row.fields().stream().map(FieldChange::swapped).toList()
        );
    }

    static String label(Good good, PriceKey key) {
        return key instanceof PriceKey.Size(long _, long sizeId)
            ? good.label() + " · " + good.size(sizeId).map(Good.SizePrice::techSize).orElse(Long.toString(sizeId))
            : good.label();
    }

    /** What was meant, whatever the row takes the rest for. */
    Wanted wanted(ChangeRow row) {
        return wanted(row, payload(row));
    }

    Wanted wanted(ChangeRow row, RowPayload meant) {
        return new Wanted(
            PriceKey.of(row.key()),
            meant.price() ? amount(row, FieldChange::after, Set.of(PRICE)) : null,
            meant.discount() ? (Integer) after(row).discount() : null
        );
    }

    List<FieldChange> fields(PriceKey key, PriceValues before, PriceValues after) {
        List<FieldChange> fields = new ArrayList<>();
        if (before.price() != null || after.price() != null) {
            fields.add(new FieldChange(PRICE, text(before.price()), text(after.price())));
        }
        boolean club = key instanceof PriceKey.Club;
        if (!(key instanceof PriceKey.Size)) {
            fields.add(
                new FieldChange(
                    club ? CLUB_DISCOUNT : DISCOUNT,
                    Integer.toString(before.discount()),
                    Integer.toString(after.discount())
                )
            );
        }
        fields.add(
            new FieldChange(club ? CLUB_DISCOUNTED : DISCOUNTED, text(before.discounted()), text(after.discounted()))
        );
        return fields;
    }

    PriceValues before(ChangeRow row) {
        return values(row, FieldChange::before).orElseGet(() -> new PriceValues(null, 0, BigDecimal.ZERO));
    }

    /**
     * What the row is to make of it.
     *
     * @throws IllegalStateException of a good or the club without a discount, as of one that nothing was known of: a check puts it right, or stops the row.
     *     None at all must never be sent as no discount
     */
    PriceValues after(ChangeRow row) {
        return values(row, FieldChange::after).orElseThrow(() ->
            new IllegalStateException("The row `" + row.key() + "` has no discount")
        );
    }

    private interface Side {
        @Nullable
        String of(FieldChange change);
    }

    /** Empty when the row is about a discount that it does not tell. */
    private static Optional<PriceValues> values(ChangeRow row, Side side) {
        BigDecimal discounted = amount(row, side, Set.of(DISCOUNTED, CLUB_DISCOUNTED));
        BigDecimal price = amount(row, side, Set.of(PRICE));
        BigDecimal discount = amount(row, side, Set.of(DISCOUNT, CLUB_DISCOUNT));
        if (discount == null && !(PriceKey.of(row.key()) instanceof PriceKey.Size)) {
            return Optional.empty();
        }
        return Optional.of(
            new PriceValues(
                price,
                discount == null ? 0 : discount.intValueExact(),
                discounted == null ? BigDecimal.ZERO : discounted
            )
        );
    }

    private static @Nullable BigDecimal amount(ChangeRow row, Side side, Set<String> names) {
        for (FieldChange field : row.fields()) {
            String value = names.contains(field.name()) ? side.of(field) : null;
            if (value != null && !value.equals("null")) {
                return new BigDecimal(value);
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : plain(amount);
    }

    /** Without zeros at the end: 350, 332.5. */
    static String plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
