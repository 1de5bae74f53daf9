package dev.vitrina.products.history;

import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorChange;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.MalformedCardException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Pages of changes, newest first, as far back as the mirror keeps them. */
public final class CardHistory {

    /** Changes that are read at once while looking for those of a field. */
    private static final int BATCH = 200;

    /** Changes that are looked at for one page: where what is sought is rare, pages are short and go on. */
    private static final int MOST = 4_000;

    private final Mirror mirror;
    private final CardJson json;

    public CardHistory(Mirror mirror, CardJson json) {
        this.mirror = mirror;
        this.json = json;
    }

    /** Of one card, gone or not. */
    public Page of(ShopId shop, long nmId, PageSize size, @Nullable String after) {
        String binding = "history " + nmId;
        return page(
            shop,
            binding,
            size,
            after,
            any -> true,
            null,
            (before, limit) -> mirror.history(shop.value(), nmId, before, limit)
        );
    }

    /**
     * Of the whole shop.
     *
     * @param fields changes of any of these; creations and removals only where it is empty
     * @param since  inclusive
     */
    public Page latest(
        ShopId shop,
        Set<CardField> fields,
        @Nullable Instant since,
        PageSize size,
        @Nullable String after
    ) {
        String binding = "changes " + fields.stream().sorted().toList() + since;
        return page(
            shop,
            binding,
            size,
            after,
            change ->
                fields.isEmpty() ||
                change
                    .fields()
                    .stream()
                    .anyMatch(field -> fields.contains(field.field())),
            since,
            (before, limit) -> mirror.latest(shop.value(), before, limit)
        );
    }

    private Page page(
        ShopId shop,
        String binding,
        PageSize size,
        @Nullable String after,
        java.util.function.Predicate<CardChange> wanted,
        @Nullable Instant since,
        Source source
    ) {
        Long before = after == null ? null : position(after, binding);
        List<CardChange> found = new ArrayList<>();
        boolean more = true;
        int looked = 0;
        while (more && looked < MOST && found.size() <= size.value()) {
            List<MirrorChange> next = source.before(before, BATCH);
            more = next.size() == BATCH;
            for (MirrorChange change : next) {
                if (since != null && change.at().isBefore(since)) {
                    more = false;
                    break;
                }
                before = change.id();
                CardChange read = read(shop, change);
                if (isToldOf(read) && wanted.test(read)) {
                    found.add(read);
                }
            }
            looked += next.size();
        }
        boolean full = found.size() > size.value();
        List<Edge<CardChange>> edges = (full ? found.subList(0, size.value()) : found).stream()
            .map(change -> new Edge<>(cursor(change.id(), binding), change))
            .toList();
        String end = full ? edges.getLast().cursor() : before == null ? null : cursor(before, binding);
        return new Page(
            edges,
            new PageInfo(full || more, after != null, edges.isEmpty() ? null : edges.getFirst().cursor(), end)
        );
    }

    /** Nothing that people see changed: Wildberries saved the card anew. */
    private static boolean isToldOf(CardChange change) {
        return change.kind() != MirrorChange.Kind.CHANGED || !change.fields().isEmpty();
    }

    private CardChange read(ShopId shop, MirrorChange change) {
        JsonNode gone = stored(change.document());
        return new CardChange(
            shop,
            change.id(),
            change.row(),
            change.kind(),
            change.at(),
            change.run(),
            gone.path("title").stringValue(null),
            gone.path("vendorCode").stringValue(null),
            FieldChanges.of(stored(change.diff()))
        );
    }

    private JsonNode stored(@Nullable String text) {
        try {
            return text == null ? JsonNodeFactory.instance.objectNode() : json.stored(text);
        } catch (MalformedCardException e) {
            throw new IllegalStateException("A change was stored that cannot be read", e);
        }
    }

    private static String cursor(long id, String binding) {
        return new KeysetCursor(List.of(Long.toString(id))).encode(binding);
    }

    /** @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} for a cursor of another list */
    private static long position(String cursor, String binding) {
        String id = KeysetCursor.decode(cursor, binding).values().getFirst();
        try {
            return Long.parseLong(String.valueOf(id));
        } catch (NumberFormatException damaged) {
            throw new dev.vitrina.api.error.VitrinaException(
                dev.vitrina.api.error.ErrorCode.INVALID_INPUT,
                "The cursor is damaged; start from the first page"
            );
        }
    }

    /** Older changes, newest first. */
    private interface Source {
        List<MirrorChange> before(@Nullable Long id, int limit);
    }

    /** Maps to {@code ProductChangeConnection}. */
    public record Page(List<Edge<CardChange>> edges, PageInfo pageInfo) {
        public Page {
            edges = List.copyOf(edges);
        }

        public List<CardChange> nodes() {
            return edges.stream().map(Edge::node).toList();
        }
    }
}
