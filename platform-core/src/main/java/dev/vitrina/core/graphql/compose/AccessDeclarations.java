package dev.vitrina.core.graphql.compose;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.StringValue;
import java.util.List;

/** Default deny: a root field says who may use it, or there is no schema. */
final class AccessDeclarations {

    private final SchemaPart part;
    private final List<Violation> violations;

    private AccessDeclarations(SchemaPart part, List<Violation> violations) {
        this.part = part;
        this.violations = violations;
    }

    static void check(ParsedFragment fragment, List<Violation> violations) {
        AccessDeclarations rules = new AccessDeclarations(fragment.part(), violations);
        for (SDLDefinition<?> definition : fragment.definitions()) {
            if (definition instanceof ObjectTypeDefinition type) {
                type.getFieldDefinitions().forEach(field -> rules.check(type.getName(), field));
            }
        }
    }

    private void check(String type, FieldDefinition field) {
        long declared = field
            .getDirectives()
            .stream()
            .map(Directive::getName)
            .filter(name -> name.equals("requiresPermission") || name.equals("authenticated") || name.equals("public"))
            .count();
        if (OwnershipRules.ROOTS.contains(type) && declared != 1) {
            refuse(type, field, "needs exactly one of @requiresPermission, @authenticated" + orPublic());
        }
        field.getDirectives("requiresPermission").forEach(directive -> permission(type, field, directive));
        boolean anySignedIn = field.hasDirective("authenticated");
        if (type.equals("Mutation") && anySignedIn && part.rights() instanceof SchemaRights.Plugin) {
            refuse(type, field, "is a mutation: it needs @requiresPermission");
        }
    }

    private String orPublic() {
        return part.rights() instanceof SchemaRights.Host ? ", @public" : "";
    }

    private void permission(String type, FieldDefinition field, Directive directive) {
        boolean named = directive.getArgument("permission") != null;
        if (
            part.rights() instanceof SchemaRights.Plugin rights &&
            named &&
            directive.getArgument("permission").getValue() instanceof StringValue permission &&
            !known(rights, String.valueOf(permission.getValue()))
        ) {
            refuse(type, field, "requires `" + permission.getValue() + "`, which its manifest does not declare");
        }
    }

    /** A plugin's own permissions, and those of the host and of its dependencies, which have their ids as prefix. */
    private static boolean known(SchemaRights.Plugin rights, String permission) {
        String namespace = permission.substring(0, Math.max(0, permission.indexOf(':')));
        return (
            rights.permissions().contains(permission) ||
            namespace.equals("platform") ||
            rights.dependencies().contains(namespace)
        );
    }

    private void refuse(String type, FieldDefinition field, String what) {
        Place place = Place.of(part.owner(), field);
        violations.add(new Violation(part.owner(), "`%s.%s` of %s %s".formatted(type, field.getName(), place, what)));
    }
}
