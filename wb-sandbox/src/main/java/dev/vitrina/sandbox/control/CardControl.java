package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.catalogue.CatalogueEdits;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.content.CardJson;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.seller.Sellers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cards as they change without the API: from the seller's portal, or by WB. Sellers are named by key, sid or name. Thread-safe. */
public final class CardControl {

    private final Sellers sellers;
    private final Catalogues catalogues;
    private final CardJson cardJson;

    CardControl(Sellers sellers, Catalogues catalogues, CardJson cardJson) {
        this.sellers = sellers;
        this.catalogues = catalogues;
        this.cardJson = cardJson;
    }

    /** Up to {@code limit} live cards with a greater nmId, by nmId. */
    public List<CardDigest> list(String seller, long after, int limit) {
        return catalogue(seller).byNmId(after, limit).stream().map(this::digest).toList();
    }

    /** The live card as the card list shows it, in JSON. */
    public Optional<String> find(String seller, long nmId) {
        return catalogue(seller).find(nmId).map(this::json);
    }

    public int count(String seller) {
        return catalogue(seller).count();
    }

    /** Edits one live card; empty if there is none with this nmId. */
    public Optional<CardDigest> edit(String seller, long nmId, CardPatch patch) {
        return change(seller, edits -> edits.edit(nmId, patch)).map(this::digest);
    }

    /** Edits so many random cards; the seed decides which and how. Returns their nmIds. */
    public List<Long> editRandom(String seller, int count, long seed) {
        return change(seller, edits -> edits.editRandom(count, seed));
    }

    /** Edits so many random cards as a bulk edit does: they get the same {@code updatedAt}. Returns their nmIds. */
    public List<Long> editTogether(String seller, int count, long seed) {
        return change(seller, edits -> edits.editTogether(count, seed));
    }

    /** Adds so many new cards; returns their nmIds. */
    public List<Long> add(String seller, int count) {
        return change(seller, edits -> edits.add(count))
            .stream()
            .map(Card::nmId)
            .toList();
    }

    public boolean trash(String seller, long nmId) {
        return change(seller, edits -> edits.trash(nmId));
    }

    /** Trashes so many random cards; returns their nmIds. */
    public List<Long> trashRandom(String seller, int count, long seed) {
        return change(seller, edits -> edits.trashRandom(count, seed));
    }

    public boolean restore(String seller, long nmId) {
        return change(seller, edits -> edits.restore(nmId));
    }

    /** Removes a card for good, as WB does after 30 days in the trash. */
    public boolean purge(String seller, long nmId) {
        return change(seller, edits -> edits.purge(nmId));
    }

    private Catalogue catalogue(String seller) {
        return catalogues.of(sellers.named(seller));
    }

    private <T> T change(String seller, Function<CatalogueEdits, T> change) {
        return catalogue(seller).change(change);
    }

    private CardDigest digest(Card card) {
        return new CardDigest(card.nmId(), Rfc3339.format(card.updatedMicros()), CardDigest.hash(json(card)));
    }

    private String json(Card card) {
        return new String(Json.write(8_000, out -> cardJson.write(out, card)), StandardCharsets.UTF_8);
    }
}
