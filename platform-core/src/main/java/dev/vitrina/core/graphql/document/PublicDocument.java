package dev.vitrina.core.graphql.document;

import dev.vitrina.core.graphql.limit.GraphQlLimits;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells documents that need no sign-in and therefore no permission: a script that has a password can sign in. Judged before the
 * document is validated, whose errors would tell of the schema beyond what such fields give.
 */
final class PublicDocument {

    private PublicDocument() {}

    /** Also true of what is no document at all, which the engine refuses in better words. */
    static boolean is(String text, GraphQLSchema schema, GraphQlLimits limits) {
        try {
            Document document = new Parser().parseDocument(
                ParserEnvironment.newParserEnvironment().document(text).parserOptions(limits.parserOptions()).build()
            );
            List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
            // A fragment is validated whether anything uses it or not, and its errors would tell of any type.
            boolean onlyOperations = operations.size() == document.getDefinitions().size();
            return (
                onlyOperations &&
                operations
                    .stream()
                    .allMatch(operation ->
                        operation
                            .getSelectionSet()
                            .getSelections()
                            .stream()
                            .allMatch(selection -> isPublic(selection, root(operation, schema)))
                    )
            );
        } catch (InvalidSyntaxException noDocument) {
            return true;
        }
    }

    private static boolean isPublic(Selection<?> selection, @Nullable GraphQLObjectType root) {
        if (!(selection instanceof Field field)) {
            return false;
        }
        if (field.getName().equals("__typename")) {
            return true;
        }
        GraphQLFieldDefinition definition = root == null ? null : root.getFieldDefinition(field.getName());
        return definition != null && definition.hasAppliedDirective("public");
    }

    private static @Nullable GraphQLObjectType root(OperationDefinition operation, GraphQLSchema schema) {
        return switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }
}
