package dev.vitrina.core.graphql.compose;

import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.SDLDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.TypeDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes who defines what; a second definition is a violation of whoever comes later. */
final class IndexBuilder {

    private final Map<String, Place> types = new HashMap<>();
    private final Map<String, Place> fields = new HashMap<>();
    private final List<Violation> violations;

    private IndexBuilder(List<Violation> violations) {
        this.violations = violations;
    }

    static SchemaIndex build(List<ParsedFragment> fragments, List<Violation> violations) {
        IndexBuilder builder = new IndexBuilder(violations);
        fragments.forEach(builder::add);
        return new SchemaIndex(builder.types, builder.fields);
    }

    private void add(ParsedFragment fragment) {
        String owner = fragment.part().owner();
        for (SDLDefinition<?> definition : fragment.definitions()) {
            if (definition instanceof TypeDefinition<?> type && !(definition instanceof SDLExtensionDefinition)) {
                note(types, type.getName(), Place.of(owner, type));
            }
            switch (definition) {
                case ImplementingTypeDefinition<?> type -> fields(owner, type.getName(), type.getFieldDefinitions());
                case InputObjectTypeDefinition type -> fields(owner, type.getName(), type.getInputValueDefinitions());
                default -> {}
            }
        }
    }

    private void fields(String owner, String type, List<? extends NamedNode<?>> members) {
        members.forEach(member -> note(fields, type + "." + member.getName(), Place.of(owner, member)));
    }

    private void note(Map<String, Place> known, String name, Place place) {
        Place first = known.putIfAbsent(name, place);
        if (first != null) {
            violations.add(
                new Violation(place.owner(), "`%s` is defined by %s and by %s".formatted(name, first, place))
            );
        }
    }
}
