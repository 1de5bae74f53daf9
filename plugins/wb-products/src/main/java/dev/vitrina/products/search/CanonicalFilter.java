package dev.vitrina.products.search;

import dev.vitrina.products.health.CardHealth;
import dev.vitrina.products.search.CardFilter.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A filter as text, for what is bound to it: cursors. */
final class CanonicalFilter {

    private CanonicalFilter() {}

    /** Equal exactly for equal filters. */
    static String of(CardFilter filter) {
        Content content = filter.content();
        List<String> parts = new ArrayList<>();
        parts.add(Objects.toString(filter.text(), ""));
        parts.addAll(filter.brands());
        parts.add("subjects " + filter.subjectIds());
        parts.add("tags " + filter.tagIds());
        parts.add("video " + filter.hasVideo() + ", photos " + filter.photosMin() + " to " + filter.photosMax());
        parts.add("updated " + filter.updatedFrom() + " to " + filter.updatedTo());
        if (!content.equals(Content.ANY)) {
            parts.add("flaws " + CardHealth.bits(content.flaws()) + " below " + content.scoreBelow());
            parts.add("created " + content.createdFrom() + " to " + content.createdTo());
            parts.add("changed " + content.changedSince() + " match " + content.match());
            content
                .traits()
                .forEach(trait -> {
                    parts.add("trait " + trait.id());
                    parts.addAll(trait.values());
                });
            parts.add("codes " + (content.vendorCodes() == null ? "any" : content.vendorCodes().size()));
            parts.addAll(content.vendorCodes() == null ? List.of() : content.vendorCodes());
            parts.add("with " + content.conditions().with().size());
            parts.addAll(content.conditions().with());
            parts.addAll(content.conditions().without());
        }
        StringBuilder canonical = new StringBuilder();
        parts.forEach(part -> canonical.append(part.length()).append(':').append(part).append('\n'));
        return canonical.toString();
    }
}
