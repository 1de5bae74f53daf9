package dev.vitrina.app;

import graphql.schema.diff.DiffCategory;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import java.util.List;

/** What changed from one schema to the next. */
final class SchemaChanges {

    private SchemaChanges() {}

    /** One line per change that breaks a client; what was deprecated before may go. */
    static List<String> breaking(String before, String after) {
        CapturingReporter report = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(before, after), report);
        return report
            .getBreakages()
            .stream()
            .filter(event -> event.getCategory() != DiffCategory.DEPRECATION_REMOVED)
            .map(event -> event.getCategory() + " in " + event.getTypeName() + ": " + event.getReasonMsg())
            .toList();
    }
}
