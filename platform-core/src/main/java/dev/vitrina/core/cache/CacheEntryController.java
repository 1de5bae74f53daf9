package dev.vitrina.core.cache;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheInventory.Entry;
import dev.vitrina.cache.CacheInventory.EntryFilter;
import dev.vitrina.cache.CacheInventory.EntryState;
import dev.vitrina.cache.CacheInventory.Position;
import dev.vitrina.core.page.Keyset;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.cacheEntries} and {@code Mutation.cacheClearExpired}. */
@Controller
class CacheEntryController {

    private static final int MOST = 200;

    private final CacheInventory inventory;
    private final Holdings holdings;
    private final OperatorInput checks;

    CacheEntryController(CacheInventory inventory, Holdings holdings, OperatorInput checks) {
        this.inventory = inventory;
        this.holdings = holdings;
        this.checks = checks;
    }

    /** GraphQL input {@code CacheEntryFilter}; a tenant of the engine is a shop here. */
    record Filter(@Nullable String endpoint, @Nullable Long shopId, @Nullable EntryState state) {
        EntryFilter ofEngine() {
            return new EntryFilter(shopId, endpoint, state);
        }
    }

    record ClearInput(String reason) {}

    record Cleared(long removed, List<UserError> errors) {}

    @QueryMapping
    Connection<Entry> cacheEntries(
        @Argument @Nullable Filter filter,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after,
        DataFetchingEnvironment environment
    ) {
        EntryFilter conditions = filter == null ? EntryFilter.NONE : filter.ofEngine();
        int size = PageSize.of(first).value();
        if (size > MOST) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`first` must be between 1 and " + MOST);
        }
        Keyset<Entry> keyset = new Keyset<>(conditions, entry -> place(entry.position()));
        Position position = keyset.after(after, CacheEntryController::position);
        checks.question(conditions.endpoint(), conditions.tenant());
        List<Entry> found = inventory.entries(conditions, position, size + 1);
        boolean counts = environment.getSelectionSet().contains("totalCount");
        return keyset.page(found, size, after, counts ? Math.toIntExact(inventory.count(conditions)) : 0);
    }

    @MutationMapping
    Cleared cacheClearExpired(@Argument ClearInput input) {
        List<UserError> errors = checks.reason(input.reason());
        if (!errors.isEmpty()) {
            return new Cleared(0, errors);
        }
        long removed = inventory.clearExpired();
        // Whoever cleared sees at once that it is gone.
        holdings.forget();
        return new Cleared(removed, List.of());
    }

    @SchemaMapping(typeName = "CacheEntry")
    String id(Entry entry) {
        return entry.position().key() + "." + entry.position().policyVersion();
    }

    @SchemaMapping(typeName = "CacheEntry")
    long shopId(Entry entry) {
        return entry.position().tenant();
    }

    @SchemaMapping(typeName = "CacheEntry")
    Instant fetchedAt(Entry entry) {
        return entry.position().fetchedAt();
    }

    @SchemaMapping(typeName = "CacheEntry")
    long ageSeconds(Entry entry) {
        return entry.age().toSeconds();
    }

    private static List<String> place(Position position) {
        return List.of(
            position.fetchedAt().toString(),
            Long.toString(position.tenant()),
            position.key().toString(),
            Integer.toString(position.policyVersion())
        );
    }

    private static Position position(List<String> place) {
        return new Position(
            Instant.parse(place.get(0)),
            Long.parseLong(place.get(1)),
            UUID.fromString(place.get(2)),
            Integer.parseInt(place.get(3))
        );
    }
}
