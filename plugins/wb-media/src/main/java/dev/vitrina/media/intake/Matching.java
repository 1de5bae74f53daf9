package dev.vitrina.media.intake;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.intake.EntryName.Claim;
import dev.vitrina.media.intake.Source.Brought;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the card of each file by its name. A vendor code goes before an nmId; one that several cards share is nobody's. */
final class Matching {

    private final CardCatalogue catalogue;

    Matching(CardCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param files in the order they are to have */
    record OfACard(CatalogueCard card, List<Brought> files) {}

    private record Numbered(Brought file, @Nullable Integer number) {}

    /** By vendor code. */
    List<OfACard> match(ShopId shop, List<Brought> files, Consumer<String> unmatched) {
        Map<String, CatalogueCard> known = known(shop, files);
        Map<String, CatalogueCard> cards = new TreeMap<>();
        Map<String, List<Numbered>> own = new HashMap<>();
        for (Brought file : files) {
            Claim claim = EntryName.claims(file.path())
                .stream()
                .filter(each -> known.containsKey(each.key()))
                .findFirst()
                .orElse(null);
            CatalogueCard card = claim == null ? null : known.get(claim.key());
            if (claim == null || card == null) {
                unmatched.accept(file.path());
                continue;
            }
            String key = card.vendorCode() + "\0" + card.nmId();
            cards.put(key, card);
            own.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Numbered(file, claim.number()));
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

    private Map<String, CatalogueCard> known(ShopId shop, List<Brought> files) {
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
        Map<String, Integer> holders = new HashMap<>();
        List<CatalogueCard> named = inSlices(List.copyOf(keys), slice -> catalogue.findByVendorCode(shop, slice));
        named.forEach(card -> holders.merge(card.vendorCode(), 1, Integer::sum));
        for (CatalogueCard card : named) {
            if (holders.getOrDefault(card.vendorCode(), 0) == 1) {
                known.put(card.vendorCode(), card);
            } else {
                known.remove(card.vendorCode());
            }
        }
        return known;
    }

    private static <K> List<CatalogueCard> inSlices(List<K> keys, Function<List<K>, List<CatalogueCard>> find) {
        List<CatalogueCard> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += CardCatalogue.MOST) {
            found.addAll(find.apply(keys.subList(from, Math.min(from + CardCatalogue.MOST, keys.size()))));
        }
        return found;
    }
}
