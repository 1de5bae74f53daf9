package dev.vitrina.media.intake;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.download.SafeName;
import dev.vitrina.media.intake.EntryName.Claim;
import dev.vitrina.media.intake.Source.Brought;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the card of each file by its name: by the vendor code, or what a download writes for one that is no file name. A vendor code goes before an
 * nmId; a name that may mean several cards is nobody's, be it that its folder means one and the file another.
 */
final class Matching {

    private static final int SLICE = 100;

    private final CardCatalogue catalogue;

    Matching(CardCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param files in the order they are to have */
    record OfACard(CatalogueCard card, List<Brought> files) {}

    /** Told of files that belong to no card. */
    @FunctionalInterface
    interface Unmatched {
        void of(String path, boolean isAmbiguous);
    }

    /** Cards by all the keys that mean one, and keys that mean several. */
    private record Known(Map<String, CatalogueCard> cards, Set<String> ambiguous) {
        boolean has(Claim claim) {
            return cards.containsKey(claim.key()) || ambiguous.contains(claim.key());
        }

        /** The card that all of them mean; null when there is none, or several may be meant. */
        @Nullable
        CatalogueCard only(List<Claim> claims) {
            Set<Long> meant = new HashSet<>();
            CatalogueCard card = null;
            for (Claim claim : claims) {
                card = cards.get(claim.key());
                if (card == null || (meant.add(card.nmId()) && meant.size() > 1)) {
                    return null;
                }
            }
            return card;
        }
    }

    private record Numbered(Brought file, @Nullable Integer number) {}

    /** By vendor code. */
    List<OfACard> match(ShopId shop, List<Brought> files, Unmatched unmatched) {
        Known known = known(shop, files);
        Map<String, CatalogueCard> cards = new TreeMap<>();
        Map<String, List<Numbered>> own = new HashMap<>();
        for (Brought file : files) {
            List<Claim> claims = EntryName.claims(file.path()).stream().filter(known::has).toList();
            CatalogueCard card = known.only(claims);
            if (card == null) {
                unmatched.of(file.path(), !claims.isEmpty());
                continue;
            }
            Integer number = claims.stream().map(Claim::number).filter(Objects::nonNull).findFirst().orElse(null);
            String key = card.vendorCode() + "\0" + card.nmId();
            cards.put(key, card);
            own.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Numbered(file, number));
        }
        Comparator<Numbered> order = Comparator.<Numbered, Integer>comparing(file ->
            file.number() == null ? Integer.MAX_VALUE : file.number()
        ).thenComparing(file -> file.file().path());
        return cards
            .entrySet()
            .stream()
            .map(card ->
                new OfACard(
                    card.getValue(),
                    own.getOrDefault(card.getKey(), List.of()).stream().sorted(order).map(Numbered::file).toList()
                )
            )
            .toList();
    }

    private Known known(ShopId shop, List<Brought> files) {
        TreeSet<String> keys = new TreeSet<>();
        files.forEach(file -> EntryName.claims(file.path()).forEach(claim -> keys.add(claim.key())));
        List<Long> numbers = keys
            .stream()
            .filter(key -> key.matches("[1-9]\\d{0,14}"))
            .map(Long::valueOf)
            .toList();
        Map<String, CatalogueCard> known = new HashMap<>();
        inSlices(numbers, slice -> catalogue.find(shop, slice)).forEach(card ->
            known.put(Long.toString(card.nmId()), card)
        );
        Set<String> ambiguous = new HashSet<>();
        holders(shop, keys).forEach((key, cards) -> {
                if (cards.size() == 1) {
                    known.put(key, cards.getFirst());
                } else {
                    known.remove(key);
                    ambiguous.add(key);
                }
            });
        return new Known(known, ambiguous);
    }

    private Map<String, List<CatalogueCard>> holders(ShopId shop, Set<String> keys) {
        Map<String, List<CatalogueCard>> holders = new HashMap<>();
        inSlices(List.copyOf(keys), slice -> catalogue.findByVendorCode(shop, slice)).forEach(card ->
            holders.computeIfAbsent(card.vendorCode(), _ -> new ArrayList<>()).add(card)
        );
        // No index knows these names, so all cards are looked at.
        String cursor = null;
        do {
            CatalogueSlice slice = catalogue.walk(shop, null, cursor, SLICE);
            for (CatalogueCard card : slice.cards()) {
                String written = SafeName.of(card.vendorCode()).value();
                if (!written.equals(card.vendorCode()) && keys.contains(written)) {
                    holders.computeIfAbsent(written, _ -> new ArrayList<>()).add(card);
                }
            }
            cursor = slice.next();
        } while (cursor != null);
        return holders;
    }

    private static <K> List<CatalogueCard> inSlices(List<K> keys, Function<List<K>, List<CatalogueCard>> find) {
        List<CatalogueCard> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += CardCatalogue.MOST) {
            found.addAll(find.apply(keys.subList(from, Math.min(from + CardCatalogue.MOST, keys.size()))));
        }
        return found;
    }
}
