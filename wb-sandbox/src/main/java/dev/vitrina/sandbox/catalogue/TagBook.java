package dev.vitrina.sandbox.catalogue;

import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The labels of one seller. Cards keep the label they were given; how it looks now stands here. Not thread-safe. */
final class TagBook {

    private final NavigableMap<Long, Tag> tags = new TreeMap<>();
    private long lastId;
    private boolean differs;

    TagBook(List<Tag> generated) {
        generated.forEach(tag -> tags.put(tag.id(), tag));
        lastId = tags.isEmpty() ? 0 : tags.lastKey();
    }

    List<Tag> all() {
        return List.copyOf(tags.values());
    }

    Optional<Tag> find(long id) {
        return Optional.ofNullable(tags.get(id));
    }

    Tag create(String name, String color) {
        Tag tag = new Tag(++lastId, name, color);
        tags.put(tag.id(), tag);
        return tag;
    }

    void change(Tag tag) {
        tags.put(tag.id(), tag);
        differs = true;
    }

    boolean delete(long id) {
        differs = true;
        return tags.remove(id) != null;
    }

    /** The card with its labels as they are now. */
    Card current(Card card) {
        if (!differs || card.tags().isEmpty()) {
            return card;
        }
        List<Tag> now = card
            .tags()
            .stream()
            .map(tag -> tags.get(tag.id()))
            .filter(Objects::nonNull)
            .toList();
        return now.equals(card.tags()) ? card : CardEditor.of(card).tags(now).build(card.updatedMicros());
    }
}
