package dev.vitrina.core.playground;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.page.ItemList;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Saved requests over GraphQL: each user has their own and sees no others. */
@Controller
class SavedQueryController {

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 100_000;

    private final SavedQueryStore store;

    SavedQueryController(SavedQueryStore store) {
        this.store = store;
    }

    @QueryMapping
    ItemList<SavedQuery> savedQueries(GraphQLContext context) {
        List<SavedQuery> items = store.ofUser(user(context));
        return new ItemList<>(items, items.size());
    }

    @MutationMapping
    SavedQueryPayload savedQuerySave(@Argument SaveInput input, GraphQLContext context) {
        List<UserError> objections = input.objections();
        if (!objections.isEmpty()) {
            return new SavedQueryPayload(null, objections);
        }
        return store
            .save(user(context), input.name().strip(), input.document(), input.variables(), MOST)
            .map(saved -> new SavedQueryPayload(saved, List.of()))
            .orElseGet(() ->
                new SavedQueryPayload(
                    null,
                    List.of(UserError.at("TOO_MANY", "%d is the most: delete one first".formatted(MOST)))
                )
            );
    }

    @MutationMapping
    DeletePayload savedQueryDelete(@Argument DeleteInput input, GraphQLContext context) {
        return delete(input.id(), user(context))
            ? new DeletePayload(input.id(), List.of())
            : new DeletePayload(null, List.of(UserError.at("NOT_FOUND", "There is no such saved request", "id")));
    }

    private boolean delete(String id, long user) {
        try {
            return store.delete(user, Long.parseLong(id));
        } catch (NumberFormatException malformed) {
            return false;
        }
    }

    private static long user(GraphQLContext context) {
        return RequestScope.of(context).signedIn().userId();
    }

    record SaveInput(String name, String document, @Nullable String variables) {
        List<UserError> objections() {
            List<UserError> objections = new ArrayList<>();
            int length = name.strip().length();
            if (length < 1 || length > LONGEST_NAME) {
                String message = "The name must have 1 to %d characters".formatted(LONGEST_NAME);
                objections.add(UserError.at("INVALID_NAME", message, "name"));
            }
            if (document.isBlank() || document.length() > LONGEST_TEXT) {
                String message = "The request must have 1 to %d characters".formatted(LONGEST_TEXT);
                objections.add(UserError.at("INVALID_DOCUMENT", message, "document"));
            }
            if (variables != null && variables.length() > LONGEST_TEXT) {
                String message = "The variables must have at most %d characters".formatted(LONGEST_TEXT);
                objections.add(UserError.at("INVALID_VARIABLES", message, "variables"));
            }
            return objections;
        }
    }

    record SavedQueryPayload(@Nullable SavedQuery savedQuery, List<UserError> errors) {}

    record DeleteInput(String id) {}

    record DeletePayload(@Nullable String deletedId, List<UserError> errors) {}
}
