package dev.vitrina.sandbox.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The filter of the card list; parts combine with AND, the entries of one list with OR. An empty list or text does not filter.
 *
 * <p>textSearch looks at the seller's article (any part, ignoring case), the WB article and the barcodes (whole). The items spec names
 * these three; the title is not searched.
 */
public record CardFilter(
    Photos photos,
    String textSearch,
    List<Long> tagIds,
    boolean allowedCategoriesOnly,
    List<Integer> subjectIds,
    List<String> brands,
    Optional<Long> imtId
) {
    public static final CardFilter NONE = new CardFilter(
        Photos.ANY,
        "",
        List.of(),
        false,
        List.of(),
        List.of(),
        Optional.empty()
    );

    public CardFilter {
        textSearch = textSearch.strip().toLowerCase(Locale.ROOT);
    }

    /** Values of {@code withPhoto} as they are meant since 2026-06-16: -1 and 0 any, 1 with, 2 without. */
    public enum Photos {
        ANY,
        WITH,
        WITHOUT;

        public static Optional<Photos> ofCode(int code) {
            return switch (code) {
                case -1, 0 -> Optional.of(ANY);
                case 1 -> Optional.of(WITH);
                case 2 -> Optional.of(WITHOUT);
                default -> Optional.empty();
            };
        }
    }

    public static CardFilter text(String textSearch) {
        return new CardFilter(Photos.ANY, textSearch, List.of(), false, List.of(), List.of(), Optional.empty());
    }

    boolean accepts(CardView card) {
        return acceptsGroup(card) && acceptsPhotos(card) && acceptsTags(card) && acceptsText(card);
    }

    private boolean acceptsGroup(CardView card) {
        return (
            (subjectIds.isEmpty() || subjectIds.contains(card.subject().id())) &&
            (!allowedCategoriesOnly || card.subject().allowed()) &&
            (brands.isEmpty() || brands.contains(card.brand())) &&
            (imtId.isEmpty() || imtId.get() == card.imtId())
        );
    }

    private boolean acceptsPhotos(CardView card) {
        return switch (photos) {
            case ANY -> true;
            case WITH -> card.hasPhotos();
            case WITHOUT -> !card.hasPhotos();
        };
    }

    private boolean acceptsTags(CardView card) {
        return tagIds.isEmpty() || tagIds.stream().anyMatch(card::hasTag);
    }

    private boolean acceptsText(CardView card) {
        return (
            textSearch.isEmpty() ||
            textSearch.equals(Long.toString(card.nmId())) ||
            card.vendorCode().toLowerCase(Locale.ROOT).contains(textSearch) ||
            card.hasBarcode(textSearch)
        );
    }
}
