package dev.vitrina.core.cache;

import dev.vitrina.api.page.Connection;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRun.Outcome;
import dev.vitrina.cache.SyncRunFilter;
import dev.vitrina.core.page.Keyset;
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
        Keyset<SyncRun> keyset = new Keyset<>(conditions, run -> List.of(Long.toString(run.id())));
        Long before = keyset.after(after, place -> Long.valueOf(place.getFirst()));
        List<SyncRun> found = mirrors.runs(conditions, before, size + 1);
        boolean counts = environment.getSelectionSet().contains("totalCount");
        return keyset.page(found, size, after, counts ? Math.toIntExact(mirrors.countRuns(conditions)) : 0);
    }

    @SchemaMapping(typeName = "SyncRun")
    long shopId(SyncRun run) {
        return run.tenant();
    }
}
