package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.promotion.Promotion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** One seller's generated prices, and those that were changed. Not thread-safe; {@link PriceBook} guards it. */
final class PriceState {

    private final Catalogue catalogue;
    private final PriceGenerator generator;
    private final PromotionPlan plan;
    private final PriceRules rules;
    private final Map<Long, Goods> changed = new HashMap<>();

    PriceState(Catalogue catalogue, PriceGenerator generator, PromotionPlan plan, PriceRules rules) {
        this.catalogue = catalogue;
        this.generator = generator;
        this.plan = plan;
        this.rules = rules;
    }

    Optional<Card> card(long nmId) {
        return catalogue.find(nmId);
    }

    Goods of(Card card) {
        Goods goods = changed.get(card.nmId());
        return goods == null ? generator.of(card) : goods;
    }

    void put(Goods goods) {
        changed.put(goods.nmId(), goods);
    }

    void forget() {
        changed.clear();
    }

    List<PricedCard> slice(long offset, int limit) {
        return priced(catalogue.slice(offset, limit));
    }

    List<PricedCard> priced(List<Card> cards) {
        return cards
            .stream()
            .map(card -> new PricedCard(card, of(card)))
            .toList();
    }

    /** All goods in quarantine, by the order of the goods list. Only those that may be there are built. */
    List<PricedCard> quarantined() {
        return select(nmId -> {
            Goods goods = changed.get(nmId);
            return goods == null ? generator.traits().mayBeHeld(nmId) : goods.held() != null;
        })
            .stream()
            .filter(priced -> priced.goods().held() != null)
            .toList();
    }

    /** The nmIds a promotion is offered to, with those that were put into it all the same. */
    long[] offered(Promotion promotion) {
        return Arrays.stream(catalogue.nmIds())
            .filter(nmId -> generator.traits().isOffered(promotion, nmId) || wasPutInto(promotion, nmId))
            .toArray();
    }

    /** Whether the goods take part: once it has started, goods whose price exceeds the plan have left it. */
    boolean takesPart(Promotion promotion, long nmId, Instant now) {
        Goods goods = changed.get(nmId);
        if (goods == null) {
            return generator.traits().takesPart(promotion, nmId);
        }
        boolean inside = goods.promotions().contains(promotion.id());
        return (
            inside &&
            (!promotion.hasStarted(now) ||
                card(nmId)
                    .stream()
                    .anyMatch(card -> isKept(promotion, card)))
        );
    }

    boolean isInStock(long nmId) {
        return generator.traits().isInStock(nmId);
    }

    boolean hasBadTurnover(long nmId) {
        return generator.traits().hasBadTurnover(nmId);
    }

    Verdict verdict(PriceChange change, Card card, Instant now) {
        return rules.verdict(change, card, of(card), now);
    }

    Upload.Row row(PriceChange change) {
        Optional<Card> card = card(change.nmId());
        int discount = card.map(this::of).map(Goods::discount).orElse(0);
        String techSize = change instanceof PriceChange.OfSize(long _, long sizeId, int _)
            ? card
                .stream()
                .flatMap(found -> found.sizes().stream())
                .filter(size -> size.chrtId() == sizeId)
                .map(size -> size.techSize())
                .findFirst()
                .orElse("")
            : "";
        return new Upload.Row(
            change,
            card.map(Card::vendorCode).orElse(""),
            techSize,
            discount,
            Upload.IN_PROGRESS,
            null
        );
    }

    /** Carries out an upload. */
    Upload process(Upload upload, @Nullable Processing spoiled, Instant now) {
        if (spoiled instanceof Processing.Cancel) {
            return cancelled(upload);
        }
        List<Upload.Row> results = new ArrayList<>(upload.rows().size());
        for (Upload.Row row : upload.rows()) {
            String failure = Failures.of(spoiled, row.change().nmId(), results.size());
            results.add(failure == null ? carryOut(row, now) : row.rejected(failure));
        }
        return upload.processed(results, Upload.Outcome.of(results));
    }

    /** The contract says nothing of the goods of a cancelled upload; here they are rejected without a text. */
    static Upload cancelled(Upload upload) {
        List<Upload.Row> rows = upload
            .rows()
            .stream()
            .map(row -> row.rejected(null))
            .toList();
        return upload.processed(rows, Upload.Outcome.CANCELLED);
    }

    private Upload.Row carryOut(Upload.Row row, Instant now) {
        Optional<Card> card = card(row.change().nmId());
        if (card.isEmpty()) {
            return row.rejected(PriceRules.UNKNOWN_GOODS);
        }
        return switch (verdict(row.change(), card.get(), now)) {
            case Verdict.Applied(Goods goods) -> {
                put(goods);
                yield row.discounted(goods.discount()).applied();
            }
            case Verdict.Quarantined(Goods goods) -> {
                put(goods);
                yield row.discounted(goods.discount()).rejected(PriceRules.QUARANTINE);
            }
            case Verdict.Refused(String text) -> row.rejected(text);
            case Verdict.Misfit(String text) -> row.rejected(text);
        };
    }

    private boolean isKept(Promotion promotion, Card card) {
        return plan.isKept(promotion, card, of(card));
    }

    private boolean wasPutInto(Promotion promotion, long nmId) {
        Goods goods = changed.get(nmId);
        return goods != null && goods.promotions().contains(promotion.id());
    }

    private List<PricedCard> select(LongPredicate wanted) {
        return priced(
            Arrays.stream(catalogue.nmIds()).filter(wanted).mapToObj(this::card).flatMap(Optional::stream).toList()
        );
    }
}
