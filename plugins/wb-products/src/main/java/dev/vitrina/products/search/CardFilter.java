package dev.vitrina.products.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are wanted. All conditions must hold; an empty list or null is no condition.
 *
 * @param text        title or vendor code contains it, or it is the nmId or a barcode
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
    @Nullable Instant updatedTo
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

    /** Text that is equal exactly for equal filters. */
    public String canonical() {
        List<String> parts = new ArrayList<>();
        parts.add(Objects.toString(text, ""));
        parts.addAll(brands);
        parts.add("subjects " + subjectIds);
        parts.add("tags " + tagIds);
        parts.add("video " + hasVideo + ", photos " + photosMin + " to " + photosMax);
        parts.add("updated " + updatedFrom + " to " + updatedTo);
        StringBuilder canonical = new StringBuilder();
        parts.forEach(part -> canonical.append(part.length()).append(':').append(part).append('\n'));
        return canonical.toString();
    }

    CardFilter withoutBrands() {
        return new CardFilter(
            text,
            List.of(),
            subjectIds,
            tagIds,
            hasVideo,
            photosMin,
            photosMax,
            updatedFrom,
            updatedTo
        );
    }

    CardFilter withoutSubjects() {
        return new CardFilter(text, brands, List.of(), tagIds, hasVideo, photosMin, photosMax, updatedFrom, updatedTo);
    }

    CardFilter withoutTags() {
        return new CardFilter(
            text,
            brands,
            subjectIds,
            List.of(),
            hasVideo,
            photosMin,
            photosMax,
            updatedFrom,
            updatedTo
        );
    }

    CardFilter withoutVideo() {
        return new CardFilter(text, brands, subjectIds, tagIds, null, photosMin, photosMax, updatedFrom, updatedTo);
    }

    CardFilter withoutPhotos() {
        return new CardFilter(text, brands, subjectIds, tagIds, hasVideo, null, null, updatedFrom, updatedTo);
    }
}
