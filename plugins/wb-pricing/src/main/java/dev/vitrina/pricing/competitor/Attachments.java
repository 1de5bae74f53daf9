package dev.vitrina.pricing.competitor;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.competitor.RivalStore.Pair;
import dev.vitrina.pricing.competitor.RivalTable.Fault;
import dev.vitrina.pricing.competitor.RivalTable.Line;
import dev.vitrina.pricing.good.GoodStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts rivals beside own goods, out of a table. Thread-safe. */
public final class Attachments {

    /** Rivals of one good. */
    static final int MOST_OF_GOOD = 20;

    /** Rivals of one shop: at the source's pace a turn through them takes some minutes. */
    static final int MOST_OF_SHOP = 5_000;

    private static final int SLICE = 1_000;
    private static final Pattern ARTICLE = Pattern.compile("[1-9][0-9]{0,14}");

    private final RivalStore store;
    private final GoodStore goods;
    private final CardCatalogue catalogue;
    private final Clock clock;

    public Attachments(RivalStore store, GoodStore goods, CardCatalogue catalogue, Clock clock) {
        this.store = store;
        this.goods = goods;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param already that were watched before @param leftOut by line */
    record Attached(int added, int already, List<Fault> leftOut) {
        Attached {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** Lines that cannot be used are left out and told. @param by as people know the user */
    Attached attach(ShopId shop, String text, String by) {
        RivalTable table = RivalTable.read(text);
        List<Fault> faults = new ArrayList<>(table.faults());
        Map<Line, Long> meant = meant(shop, table.lines(), faults);
        Map<Long, Set<Long>> watched = new HashMap<>();
        for (List<Long> slice : slices(List.copyOf(new HashSet<>(meant.values())))) {
            store.of(shop, slice).forEach((nmId, rows) -> rows.forEach(row -> rivals(watched, nmId).add(row.rival())));
        }
        long left = MOST_OF_SHOP - store.count(shop);
        Set<List<Long>> seen = new HashSet<>();
        List<Pair> fresh = new ArrayList<>();
        int already = 0;
        for (Line line : table.lines()) {
            Long nmId = meant.get(line);
            if (nmId == null) {
                continue;
            }
            Set<Long> rivals = rivals(watched, nmId);
            if (nmId == line.rival()) {
                faults.add(new Fault(line.number(), "RIVAL_IS_THE_GOOD", line.key()));
            } else if (!seen.add(List.of(nmId, line.rival()))) {
                faults.add(new Fault(line.number(), "RIVAL_TWICE", Long.toString(line.rival())));
            } else if (rivals.contains(line.rival())) {
                already++;
            } else if (rivals.size() >= MOST_OF_GOOD) {
                faults.add(new Fault(line.number(), "TOO_MANY_OF_GOOD", Integer.toString(MOST_OF_GOOD)));
            } else if (fresh.size() >= left) {
                faults.add(new Fault(line.number(), "TOO_MANY_OF_SHOP", Integer.toString(MOST_OF_SHOP)));
            } else {
                rivals.add(line.rival());
                fresh.add(new Pair(nmId, line.rival(), line.note()));
            }
        }
        int added = fresh.isEmpty() ? 0 : store.attach(shop, fresh, clock.instant(), by);
        faults.sort(Comparator.comparingInt(Fault::line));
        return new Attached(added, already, faults);
    }

    private static Set<Long> rivals(Map<Long, Set<Long>> watched, long nmId) {
        return watched.computeIfAbsent(nmId, _ -> new HashSet<>());
    }

    /** Own goods by line. A vendor code that consists of digits may be another good's article: then nobody can tell which is meant. */
    private Map<Line, Long> meant(ShopId shop, List<Line> lines, List<Fault> faults) {
        Map<Line, Long> meant = new HashMap<>();
        for (List<Line> slice : slices(lines)) {
            Set<String> keys = new HashSet<>(slice.stream().map(Line::key).toList());
            Map<String, Set<Long>> byKey = new HashMap<>();
            catalogue
                .findByVendorCode(shop, keys)
                .forEach(card -> byKey.computeIfAbsent(card.vendorCode(), _ -> new HashSet<>()).add(card.nmId()));
            goods
                .find(shop, articles(keys))
                .keySet()
                .forEach(nmId -> byKey.computeIfAbsent(Long.toString(nmId), _ -> new HashSet<>()).add(nmId));
            for (Line line : slice) {
                Set<Long> found = byKey.getOrDefault(line.key(), Set.of());
                if (found.size() == 1) {
                    meant.put(line, found.iterator().next());
                } else {
                    faults.add(
                        new Fault(line.number(), found.isEmpty() ? "GOOD_UNKNOWN" : "KEY_AMBIGUOUS", line.key())
                    );
                }
            }
        }
        return meant;
    }

    private static List<Long> articles(Collection<String> keys) {
        return keys
            .stream()
            .filter(key -> ARTICLE.matcher(key).matches())
            .map(Long::valueOf)
            .toList();
    }

    private static <T> List<List<T>> slices(List<T> all) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SLICE) {
            slices.add(all.subList(from, Math.min(from + SLICE, all.size())));
        }
        return slices;
    }
}
