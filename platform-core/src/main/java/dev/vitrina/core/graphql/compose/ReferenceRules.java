package dev.vitrina.core.graphql.compose;

import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.SDLDefinition;
import graphql.language.TypeName;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.List;
import java.util.Set;

/** A fragment uses types of the host, of its own and of declared dependencies. */
final class ReferenceRules {

    private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

    private final SchemaPart part;
    private final SchemaIndex index;
    private final List<Violation> violations;

    private ReferenceRules(SchemaPart part, SchemaIndex index, List<Violation> violations) {
        this.part = part;
        this.index = index;
        this.violations = violations;
    }

    static void check(ParsedFragment fragment, SchemaIndex index, List<Violation> violations) {
        ReferenceRules rules = new ReferenceRules(fragment.part(), index, violations);
        for (SDLDefinition<?> definition : fragment.definitions()) {
            new NodeTraverser().depthFirst(rules.visitor(), definition);
        }
    }

    private NodeVisitorStub visitor() {
        return new NodeVisitorStub() {
            @Override
            public TraversalControl visitTypeName(TypeName name, TraverserContext<Node> context) {
                if (context.getPhase() == TraverserContext.Phase.ENTER) {
                    reference(name);
                }
                return TraversalControl.CONTINUE;
            }
        };
    }

    private void reference(TypeName used) {
        if (BUILT_IN.contains(used.getName())) {
            return;
        }
        Place defined = index.type(used.getName());
        if (defined == null) {
            refuse(used, "uses `" + used.getName() + "`, which nobody defines");
        } else if (
            part.rights() instanceof SchemaRights.Plugin rights &&
            !Set.of(SchemaPart.HOST, part.owner()).contains(defined.owner()) &&
            !rights.dependencies().contains(defined.owner())
        ) {
            refuse(used, "uses `%s` of %s, which is not a declared dependency".formatted(used.getName(), defined));
        }
    }

    private void refuse(TypeName used, String what) {
        violations.add(new Violation(part.owner(), Place.of(part.owner(), used) + " " + what));
    }
}
