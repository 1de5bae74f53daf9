package dev.vitrina.core.graphql.compose;

import dev.vitrina.core.graphql.compose.Composition.Composed;
import dev.vitrina.core.graphql.compose.Composition.Refused;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SourceLocation;
import graphql.language.UnionTypeDefinition;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.graphql.execution.ClassNameTypeResolver;

/**
 * Makes one schema of the host's and the plugins' fragments. Changes nothing; every broken rule is in one report that names the
 * owners with file and line.
 */
public final class SchemaComposer {

    private final List<GraphQLScalarType> scalars;

    public SchemaComposer(List<GraphQLScalarType> scalars) {
        this.scalars = List.copyOf(scalars);
    }

    /** @param parts the host first, then plugins, dependencies before their dependants */
    public Composition compose(List<SchemaPart> parts) {
        List<Violation> violations = new ArrayList<>();
        List<ParsedFragment> fragments = parts
            .stream()
            .flatMap(part ->
                part
                    .fragments()
                    .stream()
                    .map(fragment -> ParsedFragment.parse(part, fragment, violations))
            )
            .toList();
        SchemaIndex index = IndexBuilder.build(fragments, violations);
        checkRules(fragments, index, violations);
        if (!violations.isEmpty()) {
            return refused(violations);
        }
        return assemble(parts, fragments, index);
    }

    static void checkRules(List<ParsedFragment> fragments, SchemaIndex index, List<Violation> violations) {
        Set<String> extensible = fragments
            .stream()
            .flatMap(fragment -> fragment.definitions().stream())
            .filter(OwnershipRules::isExtensible)
            .map(definition -> ((ObjectTypeDefinition) definition).getName())
            .collect(Collectors.toSet());
        for (ParsedFragment fragment : fragments) {
            OwnershipRules.check(fragment, index, extensible, violations);
            AccessDeclarations.check(fragment, violations);
            ReferenceRules.check(fragment, index, violations);
        }
    }

    private Composition assemble(List<SchemaPart> parts, List<ParsedFragment> fragments, SchemaIndex index) {
        List<Violation> violations = new ArrayList<>();
        PartWiring wiring = PartWiring.of(parts, index, violations);
        if (!violations.isEmpty()) {
            return refused(violations);
        }
        try {
            TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
            fragments
                .stream()
                .flatMap(fragment -> fragment.definitions().stream())
                .forEach(definition ->
                    registry.add(definition).ifPresent(error -> blame(List.of(error), parts, violations))
                );
            GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(registry, runtime(registry, wiring));
            List<Violation> gaps = SchemaInspection.inspect(schema, wiring.plain(), index);
            gaps
                .stream()
                .filter(gap -> !gap.owner().equals(SchemaPart.HOST))
                .forEach(violations::add);
            return violations.isEmpty() ? new Composed(schema, index, print(schema), gaps) : refused(violations);
        } catch (SchemaProblem problem) {
            blame(problem.getErrors(), parts, violations);
            return refused(violations);
        } catch (GraphQLException invalid) {
            // Of the whole schema, without a place: an input type that needs itself, a reserved name.
            String message = String.valueOf(invalid.getMessage());
            return refused(List.of(new Violation(named(message, parts, index), message)));
        }
    }

    /** Whose type a message names; the newest part's when it names none, so that composing ends. */
    private static String named(String message, List<SchemaPart> parts, SchemaIndex index) {
        return parts
            .reversed()
            .stream()
            .map(SchemaPart::owner)
            .filter(
                owner -> !owner.equals(SchemaPart.HOST) && index.typesOf(owner).stream().anyMatch(message::contains)
            )
            .findFirst()
            .orElse(parts.getLast().owner());
    }

    private RuntimeWiring runtime(TypeDefinitionRegistry registry, PartWiring wiring) {
        MemberFetcher members = new MemberFetcher();
        RuntimeWiring.Builder builder = RuntimeWiring.newRuntimeWiring().codeRegistry(
            GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher(environment -> members)
        );
        scalars.forEach(builder::scalar);
        wiring.applyTo(builder);
        registry
            .types()
            .values()
            .stream()
            .filter(type -> type instanceof InterfaceTypeDefinition || type instanceof UnionTypeDefinition)
            .forEach(type -> builder.type(type.getName(), typed -> typed.typeResolver(new ClassNameTypeResolver())));
        return builder.build();
    }

    /** An error without a place cannot be pinned on anyone: the newest part gives way, so that composing ends. */
    private static void blame(List<GraphQLError> errors, List<SchemaPart> parts, List<Violation> violations) {
        for (GraphQLError error : errors) {
            List<SourceLocation> locations = Objects.requireNonNullElse(error.getLocations(), List.of());
            String owner = locations
                .stream()
                .map(Place::owner)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(parts.getLast().owner());
            violations.add(new Violation(owner, error.getMessage()));
        }
    }

    private static String print(GraphQLSchema schema) {
        return new SchemaPrinter(
            SchemaPrinter.Options.defaultOptions().includeDirectiveDefinitions(true).includeScalarTypes(true)
        ).print(schema);
    }

    private static Refused refused(List<Violation> violations) {
        return new Refused(new CompositionReport(violations));
    }
}
