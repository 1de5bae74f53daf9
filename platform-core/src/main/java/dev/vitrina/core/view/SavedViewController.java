package dev.vitrina.core.view;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.page.ItemList;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.view.SavedViewStore.Draft;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.json.JsonMapper;

/** Saved views over GraphQL: each user sees their own, and those of the team of the current shop. */
@Controller
class SavedViewController {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_STATE = 16_384;
    private static final Pattern LIST = Pattern.compile("[a-z][a-z0-9./_-]{0,63}");

    private final SavedViews views;
    private final SavedViewStore store;
    private final AccessRules rules;
    private final JsonMapper json;

    SavedViewController(SavedViews views, SavedViewStore store, AccessRules rules, JsonMapper json) {
        this.views = views;
        this.store = store;
        this.rules = rules;
        this.json = json;
    }

    @QueryMapping
    ItemList<View> savedViews(@Argument String list, GraphQLContext context) {
        Viewer viewer = viewer(context);
        List<View> items = store
            .visible(viewer, list)
            .stream()
            .map(view -> shown(view, viewer))
            .toList();
        return new ItemList<>(items, items.size());
    }

    @MutationMapping
    Payload savedViewSave(@Argument SaveInput input, DataFetchingEnvironment environment) {
        Viewer viewer = viewer(environment.getGraphQlContext());
        // Taken as it came: what is in it is nobody's matter but the list's, so there is no type to bind it to.
        Object state = environment.getArgumentOrDefault("input", Map.of()).get("state");
        String text = state instanceof Map<?, ?> ? json.writeValueAsString(state) : null;
        List<UserError> objections = input.objections(text);
        if (text == null || !objections.isEmpty()) {
            return new Payload(null, objections);
        }
        Draft draft = new Draft(input.list(), input.name().strip(), text, Boolean.TRUE.equals(input.shared()));
        if (input.id() == null) {
            return payload(views.add(viewer, draft), viewer);
        }
        OptionalLong id = number(input.id());
        return id.isEmpty() || input.expectedVersion() == null
            ? new Payload(null, List.of(UserError.at("NOT_FOUND", "Name the view and its version", "id")))
            : payload(views.change(viewer, id.getAsLong(), input.expectedVersion(), draft), viewer);
    }

    @MutationMapping
    DeletePayload savedViewDelete(@Argument DeleteInput input, GraphQLContext context) {
        OptionalLong id = number(input.id());
        List<UserError> errors = id.isEmpty()
            ? List.of(UserError.at("NOT_FOUND", "There is no such view", "id"))
            : views.delete(viewer(context), id.getAsLong());
        return new DeletePayload(errors.isEmpty() ? input.id() : null, errors);
    }

    @MutationMapping
    DefaultPayload savedViewSetDefault(@Argument DefaultInput input, GraphQLContext context) {
        Viewer viewer = viewer(context);
        if (input.id() == null) {
            store.clearDefault(viewer.userId(), input.list());
            return new DefaultPayload(null, List.of());
        }
        OptionalLong id = number(input.id());
        SavedView view = id.isEmpty() ? null : store.find(viewer, id.getAsLong()).orElse(null);
        if (view == null || !view.list().equals(input.list())) {
            return new DefaultPayload(null, List.of(UserError.at("NOT_FOUND", "The list has no such view", "id")));
        }
        store.setDefault(viewer.userId(), view.list(), view.id());
        return new DefaultPayload(input.id(), List.of());
    }

    private Viewer viewer(GraphQLContext context) {
        return Viewer.of(RequestScope.of(context), rules);
    }

    private Payload payload(SavedViews.Result result, Viewer viewer) {
        return new Payload(result.view() == null ? null : shown(result.view(), viewer), result.errors());
    }

    private View shown(SavedView view, Viewer viewer) {
        return new View(
            view.id(),
            view.list(),
            view.name(),
            json.readValue(view.state(), Object.class),
            view.shared(),
            !view.shared() || viewer.mayShare(),
            view.byDefault(),
            view.version(),
            view.changedAt(),
            view.changedBy()
        );
    }

    private static OptionalLong number(String id) {
        try {
            return OptionalLong.of(Long.parseLong(id));
        } catch (NumberFormatException malformed) {
            return OptionalLong.empty();
        }
    }

    /** GraphQL type {@code SavedView}. */
    record View(
        long id,
        String list,
        String name,
        Object state,
        boolean shared,
        boolean editable,
        boolean byDefault,
        long version,
        Instant changedAt,
        String changedBy
    ) {}

    record SaveInput(
        @Nullable String id,
        @Nullable Long expectedVersion,
        String list,
        String name,
        @Nullable Boolean shared
    ) {
        List<UserError> objections(@Nullable String state) {
            List<UserError> objections = new ArrayList<>();
            int length = name.strip().length();
            if (length < 1 || length > LONGEST_NAME) {
                String message = "The name must have 1 to %d characters".formatted(LONGEST_NAME);
                objections.add(UserError.at("INVALID_NAME", message, "name"));
            }
            if (!LIST.matcher(list).matches()) {
                objections.add(UserError.at("INVALID_LIST", "This is not the name of a list", "list"));
            }
            if (state == null || state.length() > LONGEST_STATE) {
                String message = "The state must be an object of at most %d characters".formatted(LONGEST_STATE);
                objections.add(UserError.at("INVALID_STATE", message, "state"));
            }
            return objections;
        }
    }

    record Payload(@Nullable View savedView, List<UserError> errors) {}

    record DeleteInput(String id) {}

    record DeletePayload(@Nullable String deletedId, List<UserError> errors) {}

    record DefaultInput(String list, @Nullable String id) {}

    record DefaultPayload(@Nullable String defaultId, List<UserError> errors) {}
}
