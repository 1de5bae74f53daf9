package dev.vitrina.core.graphql.limit;

import graphql.execution.AbortExecutionException;
import graphql.execution.CoercedVariables;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures a validated operation before it runs. Stops at the first limit passed, so that a small document that unfolds into a
 * large one costs no more than the limit.
 */
final class QueryMeter {

    private final GraphQlLimits limits;
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final PageSizes pages;
    private long cost;
    private int aliases;
    private int directives;
    private int rootFields;

    QueryMeter(
        GraphQlLimits limits,
        GraphQLSchema schema,
        Map<String, FragmentDefinition> fragments,
        CoercedVariables variables
    ) {
        this.limits = limits;
        this.schema = schema;
        this.fragments = fragments;
        this.pages = new PageSizes(variables);
    }

    /** @throws AbortExecutionException when a limit is passed; says which */
    void measure(OperationDefinition operation, GraphQLFieldsContainer root) {
        directives(operation);
        visit(operation.getSelectionSet(), root, 1, 1);
    }

    /** As far as it was measured. */
    long cost() {
        return cost;
    }

    private void visit(SelectionSet selections, @Nullable GraphQLFieldsContainer parent, int depth, long factor) {
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> field(field, parent, depth, factor);
                case InlineFragment inline -> {
                    directives(inline);
                    visit(
                        inline.getSelectionSet(),
                        inline.getTypeCondition() == null ? parent : container(inline.getTypeCondition().getName()),
                        depth,
                        factor
                    );
                }
                case FragmentSpread spread -> {
                    directives(spread);
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null) {
                        add(1);
                        directives(fragment);
                        visit(
                            fragment.getSelectionSet(),
                            container(fragment.getTypeCondition().getName()),
                            depth,
                            factor
                        );
                    }
                }
                default -> throw new AbortExecutionException("Unknown selection");
            }
        }
    }

    private void field(Field field, @Nullable GraphQLFieldsContainer parent, int depth, long factor) {
        check(depth, limits.maxDepth(), "is %d fields deep", "max-depth");
        directives(field);
        if (field.getAlias() != null && !field.getAlias().equals(field.getName())) {
            check(++aliases, limits.maxAliases(), "has %d aliases", "max-aliases");
        }
        if (depth == 1) {
            check(++rootFields, limits.maxRootFields(), "has %d root fields", "max-root-fields");
        }
        GraphQLFieldDefinition definition = parent == null ? null : parent.getFieldDefinition(field.getName());
        if (definition == null) {
            return; // __typename and introspection: bounded by the engine's own checks
        }
        add(factor * (1 + weight(definition)));
        if (field.getSelectionSet() != null) {
            visit(
                field.getSelectionSet(),
                container(definition.getType()),
                depth + 1,
                factor * pages.of(field, definition)
            );
        }
    }

    private void directives(DirectivesContainer<?> node) {
        directives += node.getDirectives().size();
        check(directives, limits.maxDirectives(), "has %d directives", "max-directives");
    }

    private void add(long more) {
        cost += more;
        check(cost, limits.maxCost(), "costs %d", "max-cost");
    }

    private static void check(long value, long limit, String what, String setting) {
        if (value > limit) {
            String text =
                "The request " + what + " or more, and %d is the most; ask for less at a time (vitrina.graphql.%s)";
            throw new AbortExecutionException(text.formatted(value, limit, setting));
        }
    }

    private static int weight(GraphQLFieldDefinition definition) {
        var cost = definition.getAppliedDirective("cost");
        Integer weight = cost == null ? null : cost.getArgument("weight").getValue();
        return weight == null ? 0 : Math.max(0, weight);
    }

    private @Nullable GraphQLFieldsContainer container(String type) {
        return schema.getType(type) instanceof GraphQLFieldsContainer container ? container : null;
    }

    private static @Nullable GraphQLFieldsContainer container(GraphQLOutputType type) {
        return GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLFieldsContainer container ? container : null;
    }
}
