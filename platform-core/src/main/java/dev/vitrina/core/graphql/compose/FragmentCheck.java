package dev.vitrina.core.graphql.compose;

import graphql.language.Directive;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of composition for a plugin that does not run: its syntax, what it may define and extend, and who may use it. Resolvers are
 * not looked at. What it takes from plugins it depends on is not at hand and so not judged.
 */
public final class FragmentCheck {

    private FragmentCheck() {}

    /**
     * Judges a plugin's fragments beside the host's.
     *
     * @param host with its fragments; its wiring is not asked
     * @return what the plugin has to change
     */
    public static CompositionReport check(SchemaPart host, SchemaPart plugin) {
        List<Violation> violations = new ArrayList<>();
        List<ParsedFragment> fragments = new ArrayList<>(parsed(host, violations));
        fragments.addAll(parsed(plugin, violations));
        if (plugin.rights() instanceof SchemaRights.Plugin rights && !rights.dependencies().isEmpty()) {
            fragments.add(ofDependencies(fragments, rights));
        }
        SchemaIndex index = IndexBuilder.build(fragments, violations);
        SchemaComposer.checkRules(fragments, index, violations);
        return new CompositionReport(violations);
    }

    private static List<ParsedFragment> parsed(SchemaPart part, List<Violation> violations) {
        return part
            .fragments()
            .stream()
            .map(fragment -> ParsedFragment.parse(part, fragment, violations))
            .toList();
    }

    /** Takes a name that nobody here defines for a dependency's, open to everybody, unless it looks like the plugin's own. */
    private static ParsedFragment ofDependencies(List<ParsedFragment> known, SchemaRights.Plugin rights) {
        Names names = new Names();
        known
            .stream()
            .flatMap(fragment -> fragment.definitions().stream())
            .forEach(definition -> new NodeTraverser().depthFirst(names, definition));
        List<SDLDefinition<?>> assumed = new ArrayList<>();
        for (String name : names.used) {
            if (!names.defined.contains(name) && !name.startsWith(rights.prefix())) {
                Directive extensible = Directive.newDirective().name("extensible").build();
                assumed.add(ObjectTypeDefinition.newObjectTypeDefinition().name(name).directive(extensible).build());
            }
        }
        String owner = rights.dependencies().iterator().next();
        SchemaPart part = new SchemaPart(
            owner,
            new SchemaRights.Host(),
            List.of(),
            List.of(),
            (registry, context) -> {},
            FieldGate.OPEN
        );
        return new ParsedFragment(part, assumed);
    }

    /** Names of types, as they are met. */
    private static final class Names extends NodeVisitorStub {

        private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

        private final Set<String> used = new TreeSet<>();
        private final Set<String> defined = new TreeSet<>(BUILT_IN);

        @Override
        public TraversalControl visitTypeName(TypeName name, TraverserContext<Node> context) {
            used.add(name.getName());
            return TraversalControl.CONTINUE;
        }

        @Override
        public TraversalControl visitObjectTypeDefinition(ObjectTypeDefinition type, TraverserContext<Node> context) {
            (type instanceof ObjectTypeExtensionDefinition ? used : defined).add(type.getName());
            return TraversalControl.CONTINUE;
        }

        @Override
        protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
            if (node instanceof TypeDefinition<?> type) {
                defined.add(type.getName());
            }
            return TraversalControl.CONTINUE;
        }
    }
}
