package dev.vitrina.core.cache;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRun.Outcome;
import dev.vitrina.cache.SyncRunFilter;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.syncRuns}. */
@Controller
class SyncRunController {

    private final Mirrors mirrors;

    SyncRunController(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** GraphQL input {@code SyncRunFilter}; a tenant of the engine is a shop here. */
    record Filter(@Nullable Long shopId, @Nullable String mirror, @Nullable Outcome outcome) {
        SyncRunFilter ofEngine() {
            return new SyncRunFilter(shopId, mirror, outcome);
        }
    }

    @QueryMapping
    Connection<SyncRun> syncRuns(
        @Argument @Nullable Filter filter,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after,
        DataFetchingEnvironment environment
    ) {
        SyncRunFilter conditions = filter == null ? SyncRunFilter.NONE : filter.ofEngine();
        int size = PageSize.of(first).value();
        Long before = after == null ? null : position(KeysetCursor.decode(after, conditions.toString()));
        List<SyncRun> found = mirrors.runs(conditions, before, size + 1);
        List<Connection.Edge<SyncRun>> edges = found
            .stream()
            .limit(size)
            .map(run -> new Connection.Edge<>(cursor(run, conditions), run))
            .toList();
        var info = new Connection.PageInfo(
            found.size() > size,
            before != null,
            edges.isEmpty() ? null : edges.getFirst().cursor(),
            edges.isEmpty() ? null : edges.getLast().cursor()
        );
        boolean counts = environment.getSelectionSet().contains("totalCount");
        return new Connection<>(edges, info, counts ? Math.toIntExact(mirrors.countRuns(conditions)) : 0);
    }

    @SchemaMapping(typeName = "SyncRun")
    long shopId(SyncRun run) {
        return run.tenant();
    }

    private static String cursor(SyncRun run, SyncRunFilter filter) {
        return new KeysetCursor(List.of(Long.toString(run.id()))).encode(filter.toString());
    }

    private static Long position(KeysetCursor cursor) {
        try {
            return Long.valueOf(String.valueOf(cursor.values().getFirst()));
        } catch (NumberFormatException damaged) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
    }
}
