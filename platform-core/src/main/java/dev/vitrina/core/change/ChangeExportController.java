package dev.vitrina.core.change;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.job.Job;
import dev.vitrina.core.change.ChangeReading.RowFilter;
import dev.vitrina.core.job.ExclusiveJobs;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.sheet.SheetFormat;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Files of the rows of change sets, over GraphQL: for who may see the set, and for the caller alone. */
@Controller
class ChangeExportController {

    private final ChangeAccess access;
    private final RowsExport export;
    private final ExclusiveJobs jobs;

    ChangeExportController(ChangeAccess access, RowsExport export, ExclusiveJobs jobs) {
        this.access = access;
        this.export = export;
        this.jobs = jobs;
    }

    @MutationMapping
    Payload changeSetExport(@Argument Input input, Locale language, GraphQLContext context) {
        Caller caller = RequestScope.of(context).signedIn();
        Optional<StoredSet> found = access.visible(input.id(), caller);
        if (found.isEmpty()) {
            return refused(UserError.at("NOT_FOUND", "There is no such change set.", "id"));
        }
        StoredSet set = found.get();
        UUID file = UUID.randomUUID();
        String wanted = export.input(
            new RowsExport.Input(
                set.id(),
                file,
                input.format(),
                input.filter() == null ? RowFilter.NONE : input.filter(),
                caller.userId(),
                language.toLanguageTag(),
                access.seesRisk(set, caller)
            )
        );
        return jobs
            .startUnlessActive(RowsExport.TYPE, set.shop(), wanted)
            .map(job -> new Payload(job, file.toString(), List.of()))
            .orElseGet(() ->
                refused(
                    UserError.at(
                        "EXPORT_UNDER_WAY",
                        "Another file of changes is just being made in this shop: try again in a moment.",
                        "id"
                    )
                )
            );
    }

    private static Payload refused(UserError error) {
        return new Payload(null, null, List.of(error));
    }

    record Input(String id, SheetFormat format, @Nullable RowFilter filter) {}

    record Payload(@Nullable Job job, @Nullable String fileId, List<UserError> errors) {}
}
