package dev.vitrina.products.search;

import dev.vitrina.products.health.CardHealth;
import dev.vitrina.products.health.Flaw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are wanted. All conditions must hold; an empty list or null is no condition.
 *
 * @param text        title or vendor code contains it, or title and brand have all of its words in whatever form, or it is the nmId or a
 *                    barcode, or four digits and more of one
 * @param photosMin   inclusive, as is {@code photosMax}
 * @param updatedFrom inclusive
 * @param updatedTo   exclusive
 */
public record CardFilter(
    @Nullable String text,
    List<String> brands,
    List<Long> subjectIds,
    List<Long> tagIds,
    @Nullable Boolean hasVideo,
    @Nullable Integer photosMin,
    @Nullable Integer photosMax,
    @Nullable Instant updatedFrom,
    @Nullable Instant updatedTo,
    Content content
) {
    public static final CardFilter NONE = new CardFilter(
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null
    );

    public CardFilter {
        brands = List.copyOf(brands);
        subjectIds = List.copyOf(subjectIds);
        tagIds = List.copyOf(tagIds);
    }

    /** Of whatever content. */
    public CardFilter(
        @Nullable String text,
        List<String> brands,
        List<Long> subjectIds,
        List<Long> tagIds,
        @Nullable Boolean hasVideo,
        @Nullable Integer photosMin,
        @Nullable Integer photosMax,
        @Nullable Instant updatedFrom,
        @Nullable Instant updatedTo
    ) {
        this(text, brands, subjectIds, tagIds, hasVideo, photosMin, photosMax, updatedFrom, updatedTo, Content.ANY);
    }

    /**
     * What is in the cards, and what became of them.
     *
     * @param flaws        that a card must have, all of them
     * @param scoreBelow   exclusive
     * @param traits       each of them with any of its values
     * @param createdFrom  inclusive
     * @param createdTo    exclusive
     * @param changedSince the mirror noticed a change of the card at that time or later
     * @param vendorCodes  one of these, exactly; null for any, an empty list finds nothing
     * @param similar      the text may be mistyped: cards like it are wanted in place of those that have it
     */
    public record Content(
        Set<Flaw> flaws,
        @Nullable Integer scoreBelow,
        List<Trait> traits,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable Instant changedSince,
        @Nullable List<String> vendorCodes,
        boolean similar
    ) {
        public static final Content ANY = new Content(Set.of(), null, List.of(), null, null, null, null, false);

        public Content {
            flaws = Set.copyOf(flaws);
            traits = List.copyOf(traits);
            vendorCodes = vendorCodes == null ? null : List.copyOf(vendorCodes);
        }

        Content withFlaws(Set<Flaw> others) {
            return new Content(others, scoreBelow, traits, createdFrom, createdTo, changedSince, vendorCodes, similar);
        }

        Content withoutTraits() {
            return new Content(
                flaws,
                scoreBelow,
                List.of(),
                createdFrom,
                createdTo,
                changedSince,
                vendorCodes,
                similar
            );
        }

        Content withVendorCodes(List<String> codes) {
            return new Content(flaws, scoreBelow, traits, createdFrom, createdTo, changedSince, codes, similar);
        }

        Content withSimilar(boolean wanted) {
            return new Content(flaws, scoreBelow, traits, createdFrom, createdTo, changedSince, vendorCodes, wanted);
        }
    }

    /** A characteristic with one of these values, whatever their case; with no values nothing passes. */
    public record Trait(long id, List<String> values) {
        public Trait {
            values = List.copyOf(values);
        }
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** What the filter says of brands and subjects, and nothing else. */
    CardFilter kinds() {
        return new CardFilter(null, brands, subjectIds, List.of(), null, null, null, null, null);
    }

    boolean hasKinds() {
        return !brands.isEmpty() || !subjectIds.isEmpty();
    }

    /** Whether it asks for something that the indexes of the orders do not hold: only a gathering can decide that. */
    boolean needsRows() {
        return (
            content.similar ||
            content.changedSince != null ||
            content.vendorCodes != null ||
            !content.traits.isEmpty() ||
            Wording.isPartOfNumber(text)
        );
    }

    /** Text that is equal exactly for equal filters. */
    public String canonical() {
        List<String> parts = new ArrayList<>();
        parts.add(Objects.toString(text, ""));
        parts.addAll(brands);
        parts.add("subjects " + subjectIds);
        parts.add("tags " + tagIds);
        parts.add("video " + hasVideo + ", photos " + photosMin + " to " + photosMax);
        parts.add("updated " + updatedFrom + " to " + updatedTo);
        if (!content.equals(Content.ANY)) {
            parts.add("flaws " + CardHealth.bits(content.flaws) + " below " + content.scoreBelow);
            parts.add("created " + content.createdFrom + " to " + content.createdTo);
            parts.add("changed " + content.changedSince + " similar " + content.similar);
            content.traits.forEach(trait -> {
                parts.add("trait " + trait.id);
                parts.addAll(trait.values);
            });
            parts.add("codes " + (content.vendorCodes == null ? "any" : content.vendorCodes.size()));
            parts.addAll(content.vendorCodes == null ? List.of() : content.vendorCodes);
        }
        StringBuilder canonical = new StringBuilder();
        parts.forEach(part -> canonical.append(part.length()).append(':').append(part).append('\n'));
        return canonical.toString();
    }

    CardFilter withoutBrands() {
        return with(List.of(), subjectIds, tagIds, hasVideo);
    }

    CardFilter withoutSubjects() {
        return with(brands, List.of(), tagIds, hasVideo);
    }

    CardFilter withoutTags() {
        return with(brands, subjectIds, List.of(), hasVideo);
    }

    CardFilter withoutVideo() {
        return with(brands, subjectIds, tagIds, null);
    }

    CardFilter withoutPhotos() {
        return new CardFilter(text, brands, subjectIds, tagIds, hasVideo, null, null, updatedFrom, updatedTo, content);
    }

    CardFilter withoutFlaws() {
        return with(content.withFlaws(Set.of()));
    }

    CardFilter withoutTraits() {
        return with(content.withoutTraits());
    }

    /** The same, but for cards that are like the text. */
    CardFilter similar() {
        return with(content.withSimilar(true));
    }

    /** The same, of one of these vendor codes. */
    public CardFilter withVendorCodes(List<String> codes) {
        return with(content.withVendorCodes(codes));
    }

    public CardFilter with(Content other) {
        return new CardFilter(
            text,
            brands,
            subjectIds,
            tagIds,
            hasVideo,
            photosMin,
            photosMax,
            updatedFrom,
            updatedTo,
            other
        );
    }

    private CardFilter with(List<String> brands, List<Long> subjects, List<Long> tags, @Nullable Boolean video) {
        return new CardFilter(
            text,
            brands,
            subjects,
            tags,
            video,
            photosMin,
            photosMax,
            updatedFrom,
            updatedTo,
            content
        );
    }
}
