package dev.vitrina.sandbox.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/** Changes to the cards of one seller; valid inside {@link Catalogue#change}. */
public final class CatalogueEdits {

    private final CatalogueState state;

    CatalogueEdits(CatalogueState state) {
        this.state = state;
    }

    /** The edited card; empty when there is no such live card. */
    public Optional<Card> edit(long nmId, CardPatch patch) {
        Optional<Card> edited = state.find(nmId).map(card -> patch.applyTo(card, state.stamp()));
        edited.ifPresent(state.overlay()::put);
        return edited;
    }

    public Optional<Card> find(long nmId) {
        return state.find(nmId);
    }

    /** Whose vendor code this is, live or trashed. */
    public Optional<Card> ofVendorCode(String vendorCode) {
        return state.lookup().byVendorCode(vendorCode);
    }

    /** Whose barcode this is, live or trashed. */
    public Optional<Card> ofBarcode(String barcode) {
        return state.lookup().byBarcode(barcode);
    }

    /** The live cards that are merged under this imtID. */
    public List<Card> group(long imtId) {
        return state.lookup().group(imtId);
    }

    /** An empty card of this subject, not yet in the list, alone in its group. */
    public CardEditor draft(Subject subject) {
        return state.blank(subject);
    }

    /** Puts the card into the list, changed now. */
    public Card put(CardEditor editor) {
        Card card = editor.build(state.stamp());
        state.overlay().put(card);
        return card;
    }

    public long freshImtId() {
        return state.freshImtId();
    }

    /** A barcode nobody has. */
    public String freshBarcode() {
        return state.freshBarcode();
    }

    /** The id of a card's n-th size, from 0; empty when a card cannot have so many. */
    public OptionalLong chrtId(long nmId, int number) {
        return number < CardIds.SIZES_PER_CARD
            ? OptionalLong.of(state.ids().chrtIdOf(nmId, number))
            : OptionalLong.empty();
    }

    /** Now, and another microsecond than any change before. */
    long stamp() {
        return state.stamp();
    }

    public List<Tag> tags() {
        return state.tags().all();
    }

    public Tag createTag(String name, String color) {
        return state.tags().create(name, color);
    }

    /** Renames or recolours a label on all cards; their {@code updatedAt} stays. */
    public void changeTag(Tag tag) {
        state.tags().change(tag);
    }

    /** Takes a label off all cards; their {@code updatedAt} stays. False if there is none. */
    public boolean deleteTag(long id) {
        return state.tags().delete(id);
    }

    /** Adds so many new cards, created and changed now. */
    public List<Card> add(int count) {
        List<Card> cards = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Card card = state.create();
            state.overlay().put(card);
            cards.add(card);
        }
        return cards;
    }

    /** Moves a card to the trash; it leaves its group (items spec: {@code imtID} changes when trashed). False if there is no such live card. */
    public boolean trash(long nmId) {
        Optional<Card> card = state.find(nmId);
        card.ifPresent(found -> {
            long now = state.stamp();
            Card alone = CardEditor.of(found).imtId(state.freshImtId()).build(found.updatedMicros());
            state.overlay().trash(new TrashedCard(alone, now));
        });
        return card.isPresent();
    }

    /** Takes a card out of the trash, changed now, in the group it got there (items spec, cards/recover). False if it is not there. */
    public boolean restore(long nmId) {
        Optional<TrashedCard> trashed = state.overlay().trashed(nmId);
        trashed.ifPresent(found -> put(CardEditor.of(found.card())));
        return trashed.isPresent();
    }

    /** Removes a card for good, from the list or from the trash. False if it is in neither. */
    public boolean purge(long nmId) {
        boolean exists = state.find(nmId).isPresent() || state.overlay().trashed(nmId).isPresent();
        if (exists) {
            state.overlay().purge(nmId);
        }
        return exists;
    }

    /** Edits so many different live cards, chosen by the seed; returns their nmIds. */
    public List<Long> editRandom(int count, long seed) {
        List<Long> chosen = choose(count, seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (long nmId : chosen) {
            edit(nmId, randomPatch(state.find(nmId).orElseThrow(), random.nextInt(1_000_000)));
        }
        return chosen;
    }

    /** Edits so many different live cards as a bulk edit does: they get the same {@code updatedAt}. Returns their nmIds. */
    public List<Long> editTogether(int count, long seed) {
        List<Long> chosen = choose(count, seed);
        SplittableRandom random = new SplittableRandom(seed);
        long now = state.stamp();
        for (long nmId : chosen) {
            Card card = state.find(nmId).orElseThrow();
            state.overlay().put(randomPatch(card, random.nextInt(1_000_000)).applyTo(card, now));
        }
        return chosen;
    }

    /** Trashes so many different live cards, chosen by the seed; returns their nmIds. */
    public List<Long> trashRandom(int count, long seed) {
        List<Long> chosen = choose(count, seed);
        chosen.forEach(this::trash);
        return chosen;
    }

    private List<Long> choose(int count, long seed) {
        int live = state.count();
        if (count > live) {
            throw new IllegalArgumentException("the seller has only " + live + " cards");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Set<Long> chosen = new LinkedHashSet<>();
        while (chosen.size() < count) {
            int offset = random.nextInt(live);
            state.slice(offset, 1).forEach(card -> chosen.add(card.nmId()));
        }
        return List.copyOf(chosen);
    }

    private static CardPatch randomPatch(Card card, int number) {
        String stem = card.title().replaceFirst(" №\\d+$", "");
        String suffix = " №" + number;
        String title = stem.substring(0, Math.min(stem.length(), CardText.TITLE - suffix.length())) + suffix;
        String original = card.description().replaceFirst("^Обновлено, редакция \\d+\\. ", "");
        String description = "Обновлено, редакция %d. %s".formatted(number, original);
        return new CardPatch(title, description, null, null, 1 + (number % 30), null, null, null, null);
    }
}
