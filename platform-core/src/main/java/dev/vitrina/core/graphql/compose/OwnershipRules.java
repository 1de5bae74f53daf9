package dev.vitrina.core.graphql.compose;

import graphql.language.DirectiveDefinition;
import graphql.language.FieldDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import java.util.List;
import java.util.Set;

/** What a plugin may define and extend: its own types by prefix, its own root fields, and what others opened for it. */
final class OwnershipRules {

    static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    private final SchemaPart part;
    private final SchemaRights.Plugin rights;
    private final SchemaIndex index;
    private final Set<String> extensible;
    private final List<Violation> violations;

    private OwnershipRules(
        SchemaPart part,
        SchemaRights.Plugin rights,
        SchemaIndex index,
        Set<String> extensible,
        List<Violation> violations
    ) {
        this.part = part;
        this.rights = rights;
        this.index = index;
        this.extensible = extensible;
        this.violations = violations;
    }

    /** @param extensible names of types marked {@code @extensible} */
    static void check(ParsedFragment fragment, SchemaIndex index, Set<String> extensible, List<Violation> violations) {
        if (fragment.part().rights() instanceof SchemaRights.Plugin rights) {
            var rules = new OwnershipRules(fragment.part(), rights, index, extensible, violations);
            fragment.definitions().forEach(rules::check);
        }
    }

    static boolean isExtensible(SDLDefinition<?> definition) {
        return definition instanceof ObjectTypeDefinition type && type.hasDirective("extensible");
    }

    private void check(SDLDefinition<?> definition) {
        switch (definition) {
            case ObjectTypeExtensionDefinition extension -> extension(extension);
            case ScalarTypeDefinition scalar -> refuse(
                scalar,
                "defines the scalar `" + scalar.getName() + "`: scalars are the host's"
            );
            case DirectiveDefinition directive -> refuse(
                directive,
                "defines the directive `@" + directive.getName() + "`: directives are the host's"
            );
            case SchemaDefinition schema -> refuse(schema, "defines or extends the schema itself: that is the host's");
            case TypeDefinition<?> type -> type(type);
            default -> refuse(definition, "holds something that no plugin may define");
        }
    }

    private void type(TypeDefinition<?> type) {
        Place first = index.type(type.getName());
        if (type instanceof SDLExtensionDefinition) {
            if (first == null || !first.owner().equals(part.owner())) {
                refuse(type, "extends `" + type.getName() + "`: only object types of others can be extended");
            }
        } else if (!type.getName().startsWith(rights.prefix())) {
            refuse(type, "defines `%s`: its types start with `%s`".formatted(type.getName(), rights.prefix()));
        }
    }

    private void extension(ObjectTypeExtensionDefinition extension) {
        String name = extension.getName();
        if (ROOTS.contains(name)) {
            extension.getFieldDefinitions().forEach(field -> rootField(name, field));
            return;
        }
        Place first = index.type(name);
        if (first == null) {
            refuse(extension, "extends `" + name + "`, which nobody defines");
        } else if (!first.owner().equals(part.owner())) {
            foreign(extension, first);
        }
    }

    private void foreign(ObjectTypeExtensionDefinition extension, Place first) {
        boolean reachable = first.owner().equals(SchemaPart.HOST) || rights.dependencies().contains(first.owner());
        if (!reachable) {
            refuse(
                extension,
                "extends `%s` of %s, which is not a declared dependency".formatted(extension.getName(), first)
            );
        } else if (!extensible.contains(extension.getName())) {
            refuse(extension, "extends `%s` of %s, which is not @extensible".formatted(extension.getName(), first));
        } else if (!extension.getDirectives().isEmpty() || !extension.getImplements().isEmpty()) {
            refuse(extension, "adds more than fields to `%s` of %s".formatted(extension.getName(), first));
        }
    }

    private void rootField(String root, FieldDefinition field) {
        String expected = rights.fieldPrefix();
        if (!field.getName().startsWith(expected)) {
            refuse(
                field,
                "defines `%s.%s`: its root fields start with `%s`".formatted(root, field.getName(), expected)
            );
        }
        if (field.hasDirective("public")) {
            refuse(field, "makes `%s.%s` @public: only the host may".formatted(root, field.getName()));
        }
        if (field.hasDirective("notAudited")) {
            refuse(field, "makes `%s.%s` @notAudited: only the host may".formatted(root, field.getName()));
        }
    }

    private void refuse(Node<?> node, String what) {
        violations.add(new Violation(part.owner(), Place.of(part.owner(), node) + " " + what));
    }
}
