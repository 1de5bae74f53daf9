package dev.vitrina.pricing.change;

import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a row keeps beside its values. Rows of one good are checked and sent apart, maybe in different calls: so each knows the others of its set.
 *
 * @param price       whether the price was meant
 * @param discount    whether the discount was
 * @param costsHidden whether who drafted it may not see costs, so that the check may not tell them either
 * @param unjudged    whether its good was checked too often for that person: the check stops the row and tells him nothing
 * @param beside      what else the set is to change of the good
 * @param judged      how the good may stand for the row to be sent, as the check knew it; empty before a check
 */
record RowPayload(
    boolean price,
    boolean discount,
    boolean costsHidden,
    boolean unjudged,
    List<Beside> beside,
    List<Standing> judged
) {
    private static final String MEANT = "meant";
    private static final String COSTS_HIDDEN = "costsHidden";
    private static final String UNJUDGED = "unjudged";
    private static final String BESIDE = "beside";
    private static final String JUDGED = "judged";
    private static final String PRICE = "price";
    private static final String DISCOUNT = "discount";
    private static final String WAS_PRICE = "wasPrice";
    private static final String WAS_DISCOUNT = "wasDiscount";

    RowPayload {
        beside = List.copyOf(beside);
        judged = List.copyOf(judged);
    }

    /**
     * Another row of the set, of the same good.
     *
     * @param wasPrice    what its price replaces
     * @param wasDiscount what its discount replaces
     */
    record Beside(Wanted wanted, @Nullable BigDecimal wasPrice, @Nullable Integer wasDiscount) {
        static Beside of(Wanted wanted, @Nullable PriceValues now) {
            return now == null
                ? new Beside(wanted, null, null)
                : new Beside(
                    wanted,
                    wanted.price() == null ? null : now.price(),
                    wanted.discount() == null ? null : (Integer) now.discount()
                );
        }

        /** Of a roll-back. */
        Beside swapped() {
            return new Beside(new Wanted(wanted.key(), wasPrice, wasDiscount), wanted.price(), wanted.discount());
        }

        /** What Wildberries would refuse comes never true. */
        boolean canBe() {
            BigDecimal price = wanted.price();
            Integer discount = wanted.discount();
            return (
                (price == null || (price.signum() > 0 && price.compareTo(Prices.MOST) <= 0)) &&
                (discount == null || (discount >= 0 && discount <= Prices.MOST_DISCOUNT))
            );
        }
    }

    /**
     * How a good stands.
     *
     * @param paid         what the row changes, as it is paid before
     * @param clubDiscount percent, for it says what members of WB Club pay
     * @param sizes        what each size costs before discount, for what is paid is the cheapest one's; empty where all cost the same, and of a row about one of them
     */
    record Standing(BigDecimal paid, int clubDiscount, String sizes) {
        static Standing of(Good good, PriceKey key, PriceValues values) {
            String sizes = key instanceof PriceKey.Size ? "" : sizes(good);
            return new Standing(values.discounted(), good.clubDiscount(), sizes);
        }

        boolean is(Standing now) {
            return paid.compareTo(now.paid) == 0 && clubDiscount == now.clubDiscount && sizes.equals(now.sizes);
        }

        private static String sizes(Good good) {
            return good.price().isPresent()
                ? ""
                : good
                    .sizes()
                    .stream()
                    .sorted(Comparator.comparingLong(Good.SizePrice::sizeId))
                    .map(size -> size.sizeId() + "=" + PriceRows.plain(size.price()))
                    .collect(Collectors.joining(" "));
        }
    }

    static RowPayload of(Wanted wanted, List<Beside> beside) {
        return new RowPayload(wanted.price() != null, wanted.discount() != null, false, false, beside, List.of());
    }

    RowPayload hidingCosts(boolean tooOften) {
        return new RowPayload(price, discount, true, tooOften, beside, judged);
    }

    /** As it is in a check, or a roll-back. */
    RowPayload with(List<Beside> others, List<Standing> standings) {
        return new RowPayload(price, discount, costsHidden, unjudged, others, standings);
    }

    /** What else may come true. */
    List<Wanted> possible() {
        return beside.stream().filter(Beside::canBe).map(Beside::wanted).toList();
    }

    static RowPayload read(JsonMapper json, String text) {
        JsonNode payload = json.readTree(text);
        List<Beside> beside = new ArrayList<>();
        for (JsonNode other : payload.path(BESIDE)) {
            beside.add(
                new Beside(
                    new Wanted(
                        PriceKey.of(other.path("key").asString()),
                        amount(other.path(PRICE)),
                        percent(other.path(DISCOUNT))
                    ),
                    amount(other.path(WAS_PRICE)),
                    percent(other.path(WAS_DISCOUNT))
                )
            );
        }
        List<Standing> judged = new ArrayList<>();
        for (JsonNode standing : payload.path(JUDGED)) {
            judged.add(
                new Standing(
                    new BigDecimal(standing.path("paid").asString()),
                    standing.path("clubDiscount").asInt(),
                    standing.path("sizes").asString("")
                )
            );
        }
        return new RowPayload(
            means(payload, PRICE),
            means(payload, DISCOUNT),
            payload.path(COSTS_HIDDEN).asBoolean(false),
            payload.path(UNJUDGED).asBoolean(false),
            beside,
            judged
        );
    }

    private static boolean means(JsonNode payload, String field) {
        return payload
            .path(MEANT)
            .valueStream()
            .anyMatch(name -> name.asString("").equals(field));
    }

    /** Amounts are texts: a number would lose its digits on the way. */
    private static @Nullable BigDecimal amount(JsonNode node) {
        return node.isString() ? new BigDecimal(node.stringValue()) : null;
    }

    private static @Nullable Integer percent(JsonNode node) {
        return node.isIntegralNumber() ? (Integer) node.intValue() : null;
    }

    String text(JsonMapper json) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        ArrayNode meant = payload.putArray(MEANT);
        if (price) {
            meant.add(PRICE);
        }
        if (discount) {
            meant.add(DISCOUNT);
        }
        if (costsHidden) {
            payload.put(COSTS_HIDDEN, true);
        }
        if (unjudged) {
            payload.put(UNJUDGED, true);
        }
        if (!beside.isEmpty()) {
            ArrayNode others = payload.putArray(BESIDE);
            for (Beside other : beside) {
                ObjectNode node = others.addObject().put("key", other.wanted().key().text());
                put(node, PRICE, other.wanted().price());
                put(node, DISCOUNT, other.wanted().discount());
                put(node, WAS_PRICE, other.wasPrice());
                put(node, WAS_DISCOUNT, other.wasDiscount());
            }
        }
        if (!judged.isEmpty()) {
            ArrayNode standings = payload.putArray(JUDGED);
            for (Standing standing : judged) {
                ObjectNode node = standings
                    .addObject()
                    .put("paid", standing.paid().toPlainString())
                    .put("clubDiscount", standing.clubDiscount());
                if (!standing.sizes().isEmpty()) {
                    node.put("sizes", standing.sizes());
                }
            }
        }
        return json.writeValueAsString(payload);
    }

    private static void put(ObjectNode node, String field, @Nullable BigDecimal amount) {
        if (amount != null) {
            node.put(field, amount.toPlainString());
        }
    }

    private static void put(ObjectNode node, String field, @Nullable Integer percent) {
        if (percent != null) {
            node.put(field, percent.intValue());
        }
    }
}
