package dev.vitrina.core.security.user;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.page.ItemList;
import dev.vitrina.api.page.PageRequest;
import dev.vitrina.core.security.PermissionSource;
import dev.vitrina.core.security.PermissionView;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Users over GraphQL. Who may call is said by the schema's directives. */
@Controller
class UserController {

    private final UserStore store;
    private final Users users;
    private final UserViews views;
    private final ObjectProvider<PermissionSource> permissionSources;

    UserController(UserStore store, Users users, UserViews views, ObjectProvider<PermissionSource> permissionSources) {
        this.store = store;
        this.users = users;
        this.views = views;
        this.permissionSources = permissionSources;
    }

    @QueryMapping
    UserView me(GraphQLContext context) {
        RequestScope scope = RequestScope.of(context);
        return views.of(store.find(scope.signedIn().userId()).orElseThrow(), scope.signedIn(), scope.shopId());
    }

    @QueryMapping
    ItemList<UserView> users(
        @Argument @Nullable PageRequest page,
        @Argument @Nullable String search,
        GraphQLContext context
    ) {
        RequestScope scope = RequestScope.of(context);
        PageRequest wanted = page == null ? PageRequest.first() : page;
        // PostgreSQL's text holds no NUL: nothing can contain one.
        String text = search == null || search.isBlank() ? null : search.strip().replace("\0", "\ufffd");
        List<UserView> items = store
            .page(wanted, text)
            .stream()
            .map(user -> views.of(user, scope.shopId()))
            .toList();
        return new ItemList<>(items, store.count(text));
    }

    @QueryMapping
    List<PermissionView> permissions(Locale locale) {
        return permissionSources
            .orderedStream()
            .flatMap(source -> source.permissions().stream())
            .map(permission -> PermissionView.of(permission, locale))
            .sorted(Comparator.comparing(PermissionView::id))
            .toList();
    }

    @MutationMapping
    UserPayload userCreate(@Argument UserCreateInput input, GraphQLContext context) {
        return payload(users.create(input), context);
    }

    @MutationMapping
    UserPayload userUpdate(@Argument UserUpdateInput input, GraphQLContext context) {
        return payload(users.update(input), context);
    }

    @MutationMapping
    UserDeletePayload userDelete(@Argument UserDeleteInput input) {
        Users.Result result = users.delete(input.id());
        return new UserDeletePayload(result.errors().isEmpty() ? input.id() : null, result.errors());
    }

    private UserPayload payload(Users.Result result, GraphQLContext context) {
        User user = result.user();
        return user == null
            ? UserPayload.refused(result.errors())
            : new UserPayload(views.of(user, RequestScope.of(context).shopId()), List.of());
    }

    record UserDeleteInput(String id) {}

    record UserDeletePayload(@Nullable String deletedId, List<UserError> errors) {}
}
