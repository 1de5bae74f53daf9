package dev.vitrina.media.download;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.shop.ShopId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cards, by nmId upwards.
 *
 * @param nmIds   these; null for all that pass the filter
 * @param filter  {@code ProductFilter} as JSON text; null for all cards of the shop
 * @param after   cards up to this one are left out
 * @param missing files of cards left out that are taken all the same, before the others
 */
record Selection(@Nullable List<Long> nmIds, @Nullable String filter, long after, List<File> missing) {
    private static final int SLICE = 100;

    Selection {
        nmIds = nmIds == null ? null : nmIds.stream().distinct().sorted().toList();
        missing = List.copyOf(missing);
    }

    /** A file of a card; 0 is its video. */
    record File(long nmId, int number) {}

    /** How many cards that is at most; null when it takes a walk to know. */
    @Nullable
    Long size() {
        return nmIds == null ? null : (Long) (rest(nmIds).size() + (long) missingCards().size());
    }

    boolean wants(long nmId, int number) {
        return nmId > after || missing.contains(new File(nmId, number));
    }

    Iterator<CatalogueCard> cards(CardCatalogue catalogue, ShopId shop) {
        return new Walk(catalogue, shop);
    }

    private List<Long> rest(List<Long> ids) {
        return ids
            .stream()
            .filter(id -> id > after)
            .toList();
    }

    private List<Long> missingCards() {
        return List.copyOf(new TreeSet<>(missing.stream().map(File::nmId).toList()));
    }

    /** Asks the catalogue slice by slice. */
    private final class Walk implements Iterator<CatalogueCard> {

        private final CardCatalogue catalogue;
        private final ShopId shop;
        private final Deque<CatalogueCard> slice = new ArrayDeque<>();
        private final Deque<Long> ids;
        private @Nullable String cursor;
        private boolean walked;

        private Walk(CardCatalogue catalogue, ShopId shop) {
            this.catalogue = catalogue;
            this.shop = shop;
            this.ids = new ArrayDeque<>(missingCards());
            this.walked = nmIds != null || after == Long.MAX_VALUE;
            if (nmIds != null) {
                ids.addAll(rest(nmIds));
            }
        }

        @Override
        public boolean hasNext() {
            while (slice.isEmpty() && (!ids.isEmpty() || !walked)) {
                fill();
            }
            return !slice.isEmpty();
        }

        @Override
        public CatalogueCard next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return slice.removeFirst();
        }

        private void fill() {
            if (!ids.isEmpty()) {
                List<Long> some = Stream.generate(ids::pollFirst).limit(Math.min(SLICE, ids.size())).toList();
                catalogue
                    .find(shop, some)
                    .stream()
                    .sorted(Comparator.comparingLong(CatalogueCard::nmId))
                    .forEach(slice::add);
                return;
            }
            CatalogueSlice next = catalogue.walk(shop, filter, cursor, SLICE);
            next
                .cards()
                .stream()
                .filter(card -> card.nmId() > after)
                .forEach(slice::add);
            cursor = next.next();
            walked = cursor == null;
        }
    }
}
