package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.seller.Sellers;
import dev.vitrina.sandbox.writing.WritePace;
import java.time.Duration;
import java.util.List;

/** Accepted writes to cards, and when they show. Sellers are named by key, sid or name. Thread-safe. */
public final class WriteControl {

    private final Sellers sellers;
    private final Catalogues catalogues;
    private final WritePace pace;

    WriteControl(Sellers sellers, Catalogues catalogues, WritePace pace) {
        this.sellers = sellers;
        this.catalogues = catalogues;
        this.pace = pace;
    }

    /** How long after its acceptance a write shows, by the seller's clock; writes accepted before keep their time. */
    public void delay(Duration delay) {
        pace.delay(delay);
    }

    /** The latest 1,000 accepted writes of the seller, oldest first, and what became of them. */
    public List<AcceptedWrite> accepted(String seller) {
        return catalogues.of(sellers.named(seller)).writes().stream().map(AcceptedWrite::of).toList();
    }

    /** Carries out at once what was accepted and waits. */
    public void settle(String seller) {
        catalogues.of(sellers.named(seller)).settle();
    }

    void reset() {
        pace.reset();
    }
}
