package dev.vitrina.core.graphql.generation;

import dev.vitrina.core.graphql.generation.SchemaChange.Effect;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compares schemas by the rules of graphql-java. */
public final class SchemaChanges {

    private SchemaChanges() {}

    /** What a client sees of the way from one schema to the other, what breaks clients first. */
    public static List<SchemaChange> between(GraphQLSchema before, GraphQLSchema after) {
        CapturingReporter report = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromIntrospection(before, after), report);
        return Stream.of(
            of(Effect.BREAKING, report.getBreakages()),
            of(Effect.DANGEROUS, report.getDangers()),
            of(Effect.SAFE, report.getInfos())
        )
            .flatMap(changes -> changes)
            .toList();
    }

    private static Stream<SchemaChange> of(Effect effect, List<DiffEvent> events) {
        return events
            .stream()
            .filter(event -> event.getCategory() != null) // the others tell what is being looked at
            .map(event -> new SchemaChange(effect, coordinate(event), event.getReasonMsg()))
            .distinct()
            .sorted(Comparator.comparing(SchemaChange::coordinate));
    }

    private static String coordinate(DiffEvent event) {
        return event.getFieldName() == null ? event.getTypeName() : event.getTypeName() + "." + event.getFieldName();
    }
}
