package dev.vitrina.products.search;

import dev.vitrina.products.health.Flaw;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are wanted. All conditions must hold; an empty list or null is no condition.
 *
 * @param text        see {@link TextMatch}; a card contains it in its title or vendor code, or title and brand have all of its words in
 *                    whatever form, or it is the nmId or a barcode, or four digits and more of one
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
    public static final CardFilter NONE = ofKinds(List.of(), List.of());

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
     * @param changedSince the mirror noticed a change of the card, or a new card after the shop's first complete sync, at that time or later
     * @param vendorCodes  one of these, exactly; null for any, an empty list finds nothing
     * @param match        what the text has to be of a card
     * @param conditions   what other plugins must know of a card
     */
    public record Content(
        Set<Flaw> flaws,
        @Nullable Integer scoreBelow,
        List<Trait> traits,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable Instant changedSince,
        @Nullable List<String> vendorCodes,
        TextMatch match,
        ConditionChoice conditions
    ) {
        public static final Content ANY = new Content(
            Set.of(),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            TextMatch.BEST
        );

        public Content {
            flaws = Set.copyOf(flaws);
            traits = List.copyOf(traits);
            vendorCodes = vendorCodes == null ? null : List.copyOf(vendorCodes);
            // Exports that were asked for before there was a choice.
            match = Objects.requireNonNullElse(match, TextMatch.BEST);
            conditions = Objects.requireNonNullElse(conditions, ConditionChoice.ANY);
        }

        /** Whatever other plugins know. */
        public Content(
            Set<Flaw> flaws,
            @Nullable Integer scoreBelow,
            List<Trait> traits,
            @Nullable Instant createdFrom,
            @Nullable Instant createdTo,
            @Nullable Instant changedSince,
            @Nullable List<String> vendorCodes,
            TextMatch match
        ) {
            this(
                flaws,
                scoreBelow,
                traits,
                createdFrom,
                createdTo,
                changedSince,
                vendorCodes,
                match,
                ConditionChoice.ANY
            );
        }

        private Content with(Set<Flaw> f, List<Trait> t, @Nullable List<String> v, TextMatch m, ConditionChoice c) {
            return new Content(f, scoreBelow, t, createdFrom, createdTo, changedSince, v, m, c);
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
        return ofKinds(brands, subjectIds);
    }

    private static CardFilter ofKinds(List<String> brands, List<Long> subjects) {
        return new CardFilter(null, brands, subjects, List.of(), null, null, null, null, null);
    }

    boolean hasKinds() {
        return !brands.isEmpty() || !subjectIds.isEmpty();
    }

    /** Whether only a gathering finds its cards at a bearable cost: hardly any passes, or an index of its own knows them. */
    boolean needsGathering() {
        return (
            content.match == TextMatch.IDENTIFIED ||
            content.match == TextMatch.SIMILAR ||
            content.changedSince != null ||
            content.vendorCodes != null ||
            Wording.isPartOfNumber(text)
        );
    }

    /** Whether it asks for something that the indexes of the orders do not hold: each step along one reads a row too. */
    boolean needsRows() {
        return !content.traits.isEmpty();
    }

    /** Text that is equal exactly for equal filters. */
    public String canonical() {
        return CanonicalFilter.of(this);
    }

    CardFilter withoutBrands() {
        return with(List.of(), subjectIds, tagIds, hasVideo);
    }

    CardFilter withoutSubjects() {
        return withSubjects(List.of());
    }

    /** The same, of one of these subjects; of none, of any. */
    public CardFilter withSubjects(List<Long> others) {
        return with(brands, others, tagIds, hasVideo);
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
        return with(content.with(Set.of(), content.traits, content.vendorCodes, content.match, content.conditions));
    }

    CardFilter withoutTraits() {
        return with(content.with(content.flaws, List.of(), content.vendorCodes, content.match, content.conditions));
    }

    CardFilter withoutConditions() {
        return with(
            content.with(content.flaws, content.traits, content.vendorCodes, content.match, ConditionChoice.ANY)
        );
    }

    /** The same, but for cards that have this to do with the text. */
    CardFilter matching(TextMatch match) {
        return with(content.with(content.flaws, content.traits, content.vendorCodes, match, content.conditions));
    }

    /** The same, for all cards that have the text. */
    public CardFilter containing() {
        return matching(TextMatch.CONTAINED);
    }

    /** Whether it is open what the text has to be of a card. */
    boolean isOpen() {
        return text != null && content.match == TextMatch.BEST;
    }

    /** The same, of one of these vendor codes. */
    public CardFilter withVendorCodes(List<String> codes) {
        return with(content.with(content.flaws, content.traits, codes, content.match, content.conditions));
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

    private CardFilter with(List<String> brand, List<Long> subject, List<Long> tag, @Nullable Boolean video) {
        return new CardFilter(text, brand, subject, tag, video, photosMin, photosMax, updatedFrom, updatedTo, content);
    }
}
