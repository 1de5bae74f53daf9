package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import dev.vitrina.sandbox.prices.PriceBook;
import dev.vitrina.sandbox.prices.PriceBooks;
import dev.vitrina.sandbox.prices.Processing;
import dev.vitrina.sandbox.prices.UploadReport;
import dev.vitrina.sandbox.promotion.Promotions;
import dev.vitrina.sandbox.seller.Sellers;
import dev.vitrina.sandbox.writing.WritePace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Prices as they change without the API, and what becomes of uploads. Sellers are named by key, sid or name; empty answers say that there
 * is no such live card. Thread-safe.
 */
public final class PriceControl {

    private final Sellers sellers;
    private final PriceBooks books;
    private final Promotions promotions;
    private final WritePace pace;

    public PriceControl(Sellers sellers, PriceBooks books, Promotions promotions, WritePace pace) {
        this.sellers = sellers;
        this.books = books;
        this.promotions = promotions;
        this.pace = pace;
    }

    public Optional<GoodsStatus> find(String seller, long nmId) {
        return book(seller).find(nmId).map(GoodsStatus::of);
    }

    /** Changes prices at once, as the seller's portal does; goods in quarantine leave it. */
    public Optional<GoodsStatus> edit(String seller, long nmId, GoodsEdit edit) {
        return book(seller).change(nmId, edit::applyTo).map(GoodsStatus::of);
    }

    /** Puts this new price into quarantine. */
    public Optional<GoodsStatus> quarantine(String seller, long nmId, int price, int discount) {
        return book(seller).change(nmId, GoodsEdit.quarantine(price, discount)).map(GoodsStatus::of);
    }

    /** Takes the goods out of quarantine, as by hand in the portal. @param apply whether the new price counts from now on */
    public Optional<GoodsStatus> release(String seller, long nmId, boolean apply) {
        return book(seller).change(nmId, GoodsEdit.release(apply)).map(GoodsStatus::of);
    }

    /** Puts the goods into a promotion, their price as it is. The sale of leftovers (703) locks the price. */
    public Optional<GoodsStatus> join(String seller, long nmId, int promotion) {
        return book(seller).change(nmId, GoodsEdit.join(known(promotion))).map(GoodsStatus::of);
    }

    public Optional<GoodsStatus> leave(String seller, long nmId, int promotion) {
        return book(seller).change(nmId, GoodsEdit.leave(known(promotion))).map(GoodsStatus::of);
    }

    /** While it lasts, uploads are refused with 409. */
    public void switchCurrency(String seller, boolean lasts) {
        book(seller).switchCurrency(lasts);
    }

    /** The seller's currency by ISO 4217; amounts stay as they are. */
    public void currency(String seller, String code) {
        book(seller).currency(code);
    }

    /** How long after its acceptance an upload is carried out, by the seller's clock; those accepted before keep their time. */
    public void delay(Duration delay) {
        pace.delay(delay);
    }

    /** Carries out at once what waits for its processing, not what waits for the start of a promotion. */
    public void settle(String seller) {
        book(seller).settle();
    }

    /** The seller's next upload to be processed goes wrong so; several wait for one upload each. */
    public void spoilNext(String seller, Processing processing) {
        book(seller).spoilNext(processing);
    }

    /** Cancels an upload that waits; false if there is none with this id. */
    public boolean cancel(String seller, long uploadId) {
        return book(seller).cancel(uploadId);
    }

    /** The latest uploads, oldest first. */
    public List<UploadReport> uploads(String seller) {
        return book(seller).uploads();
    }

    void forget(String seller) {
        book(seller).reset();
    }

    void reset() {
        pace.reset();
        sellers.all().forEach(seller -> books.of(seller).reset());
    }

    private PriceBook book(String seller) {
        return books.of(sellers.named(seller));
    }

    private int known(int promotion) {
        return promotions
            .find(promotion)
            .orElseThrow(() -> new IllegalArgumentException("there is no promotion " + promotion))
            .id();
    }
}
