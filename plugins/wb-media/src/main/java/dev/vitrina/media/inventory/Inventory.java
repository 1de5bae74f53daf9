package dev.vitrina.media.inventory;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.media.PhotoSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The media of a card; maps to the GraphQL type {@code MediaInventory}.
 *
 * @param photos in display order
 * @param video  null without one
 */
record Inventory(List<Asset> photos, @Nullable Asset video) {
    static final Inventory NONE = new Inventory(List.of(), null);

    Inventory {
        photos = List.copyOf(photos);
    }

    /** What the card has by the catalogue, with what the last check found at the same addresses. */
    static Inventory of(CatalogueCard card, List<Asset> checked) {
        Map<Integer, Asset> known = checked.stream().collect(Collectors.toMap(Asset::number, Function.identity()));
        List<Asset> photos = new ArrayList<>();
        for (int number = 1; number <= card.photos().size(); number++) {
            photos.add(asset(card.nmId(), number, PhotoSize.BIG.of(card.photos().get(number - 1)), known));
        }
        return new Inventory(photos, card.video() == null ? null : asset(card.nmId(), 0, card.video(), known));
    }

    private static Asset asset(long nmId, int number, @Nullable String address, Map<Integer, Asset> known) {
        Asset last = known.get(number);
        return last != null && Objects.equals(last.address(), address) ? last : Asset.unknown(nmId, number, address);
    }

    public int missing() {
        return count(AssetState.MISSING);
    }

    public int broken() {
        return count(AssetState.BROKEN);
    }

    private int count(AssetState state) {
        return (
            (int) photos
                .stream()
                .filter(asset -> asset.state() == state)
                .count() +
            (video != null && video.state() == state ? 1 : 0)
        );
    }

    /** When the one was checked that was checked longest ago; null when one never was. */
    public @Nullable Instant checkedAt() {
        return photos.stream().anyMatch(asset -> asset.checkedAt() == null)
            ? null
            : photos
                .stream()
                .map(Asset::checkedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
