package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.promotion.Promotion;
import dev.vitrina.sandbox.seller.Seller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The prices of one seller. Uploads are carried out when they are due by the seller's clock. Thread-safe; one question is answered at a
 * time.
 */
public final class PriceBook {

    private static final String ROUBLE = "RUB";
    private final Seller seller;
    private final PriceState state;
    private Uploads uploads;
    private String currency = ROUBLE;
    private boolean switchingCurrency;

    PriceBook(Seller seller, PriceState state) {
        this.seller = seller;
        this.state = state;
        this.uploads = new Uploads(seller.number());
    }

    /** Up to {@code limit} goods in the order of the goods list, leaving out the first {@code offset}. */
    synchronized List<PricedCard> slice(long offset, int limit) {
        processUntil(now());
        return state.slice(offset, limit);
    }

    public synchronized Optional<PricedCard> find(long nmId) {
        processUntil(now());
        return state.card(nmId).map(card -> new PricedCard(card, state.of(card)));
    }

    synchronized List<PricedCard> quarantined() {
        processUntil(now());
        return state.quarantined();
    }

    boolean hasBadTurnover(long nmId) {
        return state.hasBadTurnover(nmId);
    }

    public synchronized String currency() {
        return currency;
    }

    /** The nmIds the promotion is offered to, with those in it. */
    public synchronized long[] offered(Promotion promotion) {
        processUntil(now());
        return state.offered(promotion);
    }

    public synchronized boolean takesPart(Promotion promotion, long nmId) {
        return state.takesPart(promotion, nmId, now());
    }

    public boolean isInStock(long nmId) {
        return state.isInStock(nmId);
    }

    /** Accepts prices, or says why none of them can be taken. */
    synchronized Acceptance accept(String endpoint, List<? extends PriceChange> changes, Duration delay, Texts texts)
        throws RefusedUpload {
        processUntil(now());
        if (switchingCurrency) {
            throw new RefusedUpload(409, "You can't change prices and discounts while switching to another currency");
        }
        Optional<Upload> same = uploads.same(endpoint, changes);
        if (same.isPresent()) {
            return new Acceptance(same.get().id(), true);
        }
        refuseUseless(changes, texts);
        return add(endpoint, false, changes, now().plus(delay));
    }

    /** Accepts goods for a promotion. @param due when they enter it */
    public synchronized Acceptance enter(String endpoint, Promotion promotion, List<Long> nmIds, Instant due) {
        processUntil(now());
        List<PriceChange> changes = nmIds
            .stream()
            .map(nmId -> (PriceChange) new PriceChange.IntoPromotion(nmId, promotion.id()))
            .toList();
        return uploads
            .same(endpoint, changes)
            .map(same -> new Acceptance(same.id(), true))
            .orElseGet(() -> add(endpoint, true, changes, due));
    }

    synchronized Optional<Upload> upload(long id) {
        processUntil(now());
        return uploads.find(id);
    }

    /** The latest uploads, oldest first. */
    public synchronized List<UploadReport> uploads() {
        processUntil(now());
        return uploads.all().stream().map(UploadReport::of).toList();
    }

    /** Carries out at once what waits for its processing; uploads that wait for a promotion's start go on waiting. */
    public synchronized void settle() {
        Instant now = now();
        uploads.replaceAll(upload -> upload.promotion() && upload.due().isAfter(now) ? upload : upload.dueAt(now));
        processUntil(now);
    }

    /** False when no such upload waits. */
    public synchronized boolean cancel(long id) {
        processUntil(now());
        return uploads.cancel(id, PriceState::cancelled);
    }

    public synchronized void spoilNext(Processing processing) {
        uploads.spoilNext(processing);
    }

    /** Changes goods without an upload; empty if there is no such live card. */
    public synchronized Optional<PricedCard> change(long nmId, UnaryOperator<Goods> change) {
        processUntil(now());
        Optional<Card> card = state.card(nmId);
        card.ifPresent(found -> state.put(change.apply(state.of(found))));
        return card.map(found -> new PricedCard(found, state.of(found)));
    }

    /** While it lasts, uploads are refused with 409. */
    public synchronized void switchCurrency(boolean lasts) {
        switchingCurrency = lasts;
    }

    /** The amounts stay as they are. */
    public synchronized void currency(String code) {
        currency = code;
    }

    /** Back to generated prices, without uploads. */
    public synchronized void reset() {
        state.forget();
        uploads = new Uploads(seller.number());
        currency = ROUBLE;
        switchingCurrency = false;
    }

    private void refuseUseless(List<? extends PriceChange> changes, Texts texts) throws RefusedUpload {
        boolean allFit = true;
        for (PriceChange change : changes) {
            Optional<Card> card = state.card(change.nmId());
            Verdict verdict = card.isEmpty()
                ? new Verdict.Misfit(PriceRules.UNKNOWN_GOODS)
                : state.verdict(change, card.get(), now());
            boolean misfit = verdict instanceof Verdict.Misfit;
            boolean unchanged =
                verdict instanceof Verdict.Applied(Goods after) && card.map(state::of).stream().anyMatch(after::equals);
            if (!misfit && !unchanged) {
                return;
            }
            allFit &= !misfit;
        }
        throw RefusedUpload.invalid(allFit ? texts.unchanged() : texts.useless());
    }

    private Acceptance add(String endpoint, boolean promotion, List<? extends PriceChange> changes, Instant due) {
        List<Upload.Row> rows = changes.stream().map(state::row).toList();
        Upload upload = new Upload(uploads.freshId(), endpoint, promotion, rows, now(), due, null);
        uploads.add(upload);
        processUntil(now());
        return new Acceptance(upload.id(), false);
    }

    private void processUntil(Instant time) {
        uploads.process(time, (upload, spoiled) ->
            // By the time at which it fell due: a promotion may be over when somebody looks.
            state.process(upload, spoiled.orElse(null), upload.due())
        );
    }

    private Instant now() {
        return seller.clock().instant();
    }

    /** @param alreadyExists whether it is an unfinished upload of the same content */
    public record Acceptance(long uploadId, boolean alreadyExists) {}

    /** How a kind of upload says that none of its goods would change. @param useless some are unknown, the others would not change */
    record Texts(String unchanged, String useless) {}
}
