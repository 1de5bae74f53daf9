package dev.vitrina.products.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.products.TestDatabase;
import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.control.CardDigest;
import dev.vitrina.sandbox.control.SandboxControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A seller's catalogue at the simulated Wildberries that people work on, beside its mirror. */
final class Catalogue {

    private static final String SELLER = "nordflax";
    /** About as far as the nmIds of a hundred cards reach. */
    private static final int NM_IDS = 4_700;
    private final SandboxControl control;
    private final RandomGenerator random;
    private final long shop;
    /** Cards whose last change no incremental run can find: edited without a trace, or gone. */
    private final Set<Long> silent = new HashSet<>();
    private final List<Long> trash = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    Catalogue(SandboxControl control, RandomGenerator random, long shop, int cards) {
        this.control = control;
        this.random = random;
        this.shop = shop;
        control.resize(SELLER, cards);
    }

    /** One thing that happens in a seller's office. */
    void change() {
        switch (random.nextInt(9)) {
            case 0, 1 -> noted("edited", control.editRandom(SELLER, few(), random.nextLong()));
            case 2 -> noted("edited together", control.editTogether(SELLER, few() * 20, random.nextLong()));
            case 3 -> noted("added", control.add(SELLER, few()));
            case 4 -> {
                List<Long> gone = control.trashRandom(SELLER, few(), random.nextLong());
                trash.addAll(gone);
                silent("trashed", gone);
            }
            case 5 -> restore();
            case 6 -> {
                long nmId = any();
                control.edit(SELLER, nmId, CardPatch.title("Тихо " + random.nextInt(1_000)).keepingTime());
                silent("edited in the portal", List.of(nmId));
            }
            case 7 -> {
                long nmId = any();
                control.purge(SELLER, nmId);
                silent("purged", List.of(nmId));
            }
            default -> noted("edited all over", control.editRandom(SELLER, few() * 3, random.nextLong()));
        }
    }

    /** A change that shows late: the list gives it behind a cursor that may have passed its time. */
    void lateChange() {
        control.shiftClock(SELLER, Duration.ofSeconds(-40));
        noted("added late", control.add(SELLER, few()));
        control.shiftClock(SELLER, Duration.ZERO);
    }

    List<String> story() {
        return story;
    }

    /** After an incremental run all is there but what changed without a trace. */
    void assertFollowed() {
        Map<Long, CardDigest> expected = wildberries();
        Map<Long, CardDigest> actual = mirror();
        expected.keySet().removeAll(silent);
        actual.keySet().retainAll(expected.keySet());
        assertThat(actual).isEqualTo(expected);
    }

    /** After a full run all is there, and nothing else. */
    void assertEqual() {
        assertThat(mirror()).isEqualTo(wildberries());
        silent.clear();
    }

    private void restore() {
        if (!trash.isEmpty()) {
            long nmId = trash.remove(random.nextInt(trash.size()));
            if (control.restore(SELLER, nmId)) {
                noted("restored", List.of(nmId));
            }
        }
    }

    private long any() {
        long first = control.cards(SELLER, 0, 1).getFirst().nmId();
        long after = first - 1 + random.nextInt(NM_IDS);
        List<CardDigest> next = control.cards(SELLER, after, 1);
        return next.isEmpty() ? first : next.getFirst().nmId();
    }

    private int few() {
        return 1 + random.nextInt(3);
    }

    private void noted(String what, List<Long> cards) {
        silent.removeAll(cards);
        story.add(what + " " + cards);
    }

    private void silent(String what, List<Long> cards) {
        silent.addAll(cards);
        story.add(what + " " + cards);
    }

    private Map<Long, CardDigest> wildberries() {
        Map<Long, CardDigest> cards = new TreeMap<>();
        control.cards(SELLER, 0, 1_000).forEach(card -> cards.put(card.nmId(), card));
        return cards;
    }

    private Map<Long, CardDigest> mirror() {
        Map<Long, CardDigest> rows = new TreeMap<>();
        TestDatabase.jdbc()
            .sql(
                "SELECT id, doc ->> 'updatedAt' AS updated_at, doc::text AS doc FROM p_wb_products.card WHERE shop_id = ?"
            )
            .param(shop)
            .query((row, number) ->
                new CardDigest(row.getLong("id"), row.getString("updated_at"), CardDigest.hash(row.getString("doc")))
            )
            .list()
            .forEach(row -> rows.put(row.nmId(), row));
        return rows;
    }
}
