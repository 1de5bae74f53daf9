package dev.vitrina.core.audit;

import dev.vitrina.api.page.Connection;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.core.page.Keyset;
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
        Keyset<AuditEntry> keyset = new Keyset<>(conditions, entry -> List.of(Long.toString(entry.id())));
        Long before = keyset.after(after, place -> Long.valueOf(place.getFirst()));
        List<AuditEntry> found = trail.page(conditions, before, size);
        int total = environment.getSelectionSet().contains("totalCount") ? trail.count(conditions) : 0;
        return keyset.page(found, size, after, total);
    }
}
