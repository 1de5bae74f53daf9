package dev.vitrina.core.audit;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.auditTrail}. */
@Controller
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @QueryMapping
    Connection<AuditEntry> auditTrail(
        @Argument @Nullable AuditFilter filter,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after,
        DataFetchingEnvironment environment
    ) {
        AuditFilter conditions = filter == null ? AuditFilter.NONE : filter;
        int size = PageSize.of(first).value();
        Long before = after == null ? null : position(KeysetCursor.decode(after, conditions.toString()));
        List<AuditEntry> found = trail.page(conditions, before, size);
        int total = environment.getSelectionSet().contains("totalCount") ? trail.count(conditions) : 0;
        return connection(conditions, found, size, before != null, total);
    }

    private static Connection<AuditEntry> connection(
        AuditFilter filter,
        List<AuditEntry> found,
        int size,
        boolean hasPrevious,
        int total
    ) {
        List<Connection.Edge<AuditEntry>> edges = found
            .stream()
            .limit(size)
            .map(entry -> new Connection.Edge<>(cursor(entry, filter), entry))
            .toList();
        var info = new Connection.PageInfo(
            found.size() > size,
            hasPrevious,
            edges.isEmpty() ? null : edges.getFirst().cursor(),
            edges.isEmpty() ? null : edges.getLast().cursor()
        );
        return new Connection<>(edges, info, total);
    }

    private static String cursor(AuditEntry entry, AuditFilter filter) {
        return new KeysetCursor(List.of(Long.toString(entry.id()))).encode(filter.toString());
    }

    private static Long position(KeysetCursor cursor) {
        try {
            return Long.valueOf(String.valueOf(cursor.values().getFirst()));
        } catch (NumberFormatException damaged) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
    }
}
