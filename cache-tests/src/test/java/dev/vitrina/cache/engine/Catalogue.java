package dev.vitrina.cache.engine;

import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An origin's collection, read as Wildberries' card list is: oldest change first, the cursor is the last row's (change, id).
 * {@link #read} can be wrapped to disturb it.
 */
public final class Catalogue implements PageSource<Catalogue.Item> {

    /** @param change counts all changes of the collection; the version of a row */
    public record Item(long id, long change, String name, List<String> tags) {
        String version() {
            return "%012d".formatted(change);
        }

        String document() {
            return "{\"id\": " + id + ", \"name\": \"" + name + "\"}";
        }
    }

    static final String TABLE = "catalogue.item";

    private final Map<Long, Item> items = new TreeMap<>();
    /** The last change at each time. */
    private final NavigableMap<Instant, Long> times = new TreeMap<>();
    /** Changes that the list does not give yet. */
    private final Set<Long> late = new HashSet<>();
    private final int pageSize;
    private long changes;
    private int pagesRead;
    private Function<PageQuery, @Nullable PageResult<Item>> disturbance = query -> null;

    public Catalogue(int size, int pageSize) {
        this.pageSize = pageSize;
        for (long id = 1; id <= size; id++) {
            put(id, "item " + id);
        }
        TestPostgres.execute(
            """
            CREATE SCHEMA IF NOT EXISTS catalogue;
            CREATE TABLE IF NOT EXISTS catalogue.item (
                shop_id bigint, id bigint, doc jsonb NOT NULL, content_hash bytea NOT NULL, source_version text NOT NULL,
                synced_at timestamptz NOT NULL, name text, change bigint, tags text[], seen_at timestamptz, flag boolean,
                PRIMARY KEY (shop_id, id))
            """
        );
    }

    public synchronized void put(long id, String name) {
        items.put(id, new Item(id, ++changes, name, List.of("tag " + (id % 3), "quo\"te\\", "кириллица")));
        times.put(Instant.now(), changes);
    }

    /** Changed like any other, but not in the list before {@link #catchUp}. */
    synchronized void putLate(long id, String name) {
        put(id, name);
        late.add(changes);
    }

    /** The list gives what was late. */
    synchronized void catchUp() {
        late.clear();
    }

    /** Keeps a cursor from standing past the last change at a time. */
    synchronized String notPast(String cursor, Instant until) {
        Map.Entry<Instant, Long> last = times.floorEntry(until);
        return Long.toString(Math.min(Long.parseLong(cursor), last == null ? 0 : last.getValue()));
    }

    public synchronized void remove(long id) {
        items.remove(id);
    }

    public synchronized List<Item> items() {
        return List.copyOf(items.values());
    }

    /** Answers instead of the collection where it gives something else than null. */
    public void disturb(Function<PageQuery, @Nullable PageResult<Item>> disturbance) {
        this.disturbance = disturbance;
    }

    public int pagesRead() {
        return pagesRead;
    }

    @Override
    public PageResult<Item> fetch(PageQuery query) {
        PageResult<Item> disturbed = disturbed(query);
        return disturbed == null ? read(query) : disturbed;
    }

    /** What {@link #disturb} gives instead of a page. */
    @Nullable
    PageResult<Item> disturbed(PageQuery query) {
        return disturbance.apply(query);
    }

    public synchronized PageResult<Item> read(PageQuery query) {
        pagesRead++;
        long after = query.cursor() == null ? 0 : Long.parseLong(query.cursor());
        List<Item> page = new ArrayList<>(
            items
                .values()
                .stream()
                .filter(item -> item.change() > after && !late.contains(item.change()))
                .sorted(Comparator.comparing(Item::change))
                .limit(pageSize)
                .toList()
        );
        return page.isEmpty()
            ? new Page<>(page, query.cursor(), true)
            : new Page<>(page, Long.toString(page.getLast().change()), page.size() < pageSize);
    }

    /** The same collection in the order of ids, read by offset. */
    synchronized PageResult<Item> readFrom(long offset, int limit) {
        List<Item> page = items.values().stream().skip(offset).limit(limit).toList();
        return new Page<>(page, null, offset + limit >= items.size());
    }

    public Mirror mirror(Replica replica, String name) {
        return mirror(replica, name, 0.5);
    }

    public Mirror mirror(Replica replica, String name, double shrinkGuard) {
        return replica.mirrors().mirror(definition(name, shrinkGuard));
    }

    MirrorDefinition<Item> definition(String name, double shrinkGuard) {
        return definition(name, shrinkGuard, this);
    }

    MirrorDefinition<Item> definition(String name, double shrinkGuard, PageSource<Item> source) {
        return new MirrorDefinition<>(
            name,
            TABLE,
            Item::id,
            Item::document,
            Item::version,
            List.of(
                new MirrorColumn<>("name", "text", Item::name),
                new MirrorColumn<>("change", "bigint", Item::change),
                new MirrorColumn<>("tags", "text[]", Item::tags),
                new MirrorColumn<>("seen_at", "timestamptz", item -> Instant.ofEpochSecond(item.change())),
                new MirrorColumn<>("flag", "boolean", item -> item.id() % 2 == 0 ? null : true)
            ),
            source,
            shrinkGuard
        );
    }
}
