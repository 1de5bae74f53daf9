package dev.vitrina.core.security.key;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.security.PermissionSource;
import dev.vitrina.core.security.PermissionView;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.user.Credentials;
import dev.vitrina.core.security.user.User;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** API keys over GraphQL; the schema keeps API keys themselves out. */
@Controller
class ApiKeyController {

    private final ApiKeys keys;
    private final ApiKeyStore store;
    private final ApiKeyCallers callers;
    private final Credentials credentials;
    private final ApiKeyProperties properties;
    private final AccessRules access;
    private final ObjectProvider<PermissionSource> permissionSources;

    ApiKeyController(
        ApiKeys keys,
        ApiKeyStore store,
        ApiKeyCallers callers,
        Credentials credentials,
        ApiKeyProperties properties,
        AccessRules access,
        ObjectProvider<PermissionSource> permissionSources
    ) {
        this.keys = keys;
        this.store = store;
        this.callers = callers;
        this.credentials = credentials;
        this.properties = properties;
        this.access = access;
        this.permissionSources = permissionSources;
    }

    @QueryMapping
    ListView apiKeys(@Argument @Nullable String userId, GraphQLContext context) {
        Caller caller = RequestScope.of(context).signedIn();
        long owner = userId == null ? caller.userId() : owner(userId, caller);
        List<View> items = store.ofUser(owner).stream().map(this::view).toList();
        String name = credentials.find(owner).map(User::name).orElse(null);
        return new ListView(items, items.size(), name, properties.requestsPerMinute());
    }

    @QueryMapping
    List<PermissionView> apiKeyScopes(GraphQLContext context, Locale locale) {
        Set<String> held = access.permissions(RequestScope.of(context).signedIn(), null);
        return permissionSources
            .orderedStream()
            .flatMap(source -> source.permissions().stream())
            .filter(permission -> held.contains(permission.id()))
            .map(permission -> PermissionView.of(permission, locale))
            .sorted(Comparator.comparing(PermissionView::id))
            .toList();
    }

    @MutationMapping
    CreatePayload apiKeyCreate(@Argument ApiKeyCreateInput input, GraphQLContext context) {
        return switch (keys.create(RequestScope.of(context).signedIn(), input)) {
            case ApiKeys.Creation.Created(ApiKey key, ApiKeySecret secret) -> new CreatePayload(
                view(key),
                secret.value(),
                List.of()
            );
            case ApiKeys.Creation.Refused(List<UserError> errors) -> new CreatePayload(null, null, errors);
        };
    }

    @MutationMapping
    RevokePayload apiKeyRevoke(@Argument RevokeInput input, GraphQLContext context) {
        return keys.revoke(RequestScope.of(context).signedIn(), input.id())
            ? new RevokePayload(input.id(), List.of())
            : new RevokePayload(null, List.of(UserError.at("NOT_FOUND", "There is no such key", "id")));
    }

    private long owner(String userId, Caller caller) {
        if (!access.permits(caller, HostPermissions.USERS, null)) {
            throw new VitrinaException(
                ErrorCode.FORBIDDEN,
                "You may only see your own API keys",
                Map.of("permission", HostPermissions.USERS)
            );
        }
        try {
            return Long.parseLong(userId);
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    private View view(ApiKey key) {
        List<Long> shops = key.shops().stream().map(ShopId::value).toList();
        return new View(
            key.id(),
            key.name(),
            key.hint(),
            key.scopes(),
            shops,
            callers.perMinute(key),
            key.createdAt(),
            key.expiresAt(),
            key.expired(),
            key.lastUsedAt()
        );
    }

    /** GraphQL type {@code ApiKey}. */
    record View(
        long id,
        String name,
        String hint,
        List<String> scopes,
        List<Long> shopIds,
        int requestsPerMinute,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean expired,
        @Nullable Instant lastUsedAt
    ) {}

    /** GraphQL type {@code ApiKeyList}. */
    record ListView(List<View> items, int totalItems, @Nullable String ownerName, int requestsPerMinute) {}

    record CreatePayload(@Nullable View apiKey, @Nullable String secret, List<UserError> errors) {
        @Override
        public String toString() {
            return "CreatePayload[apiKey=" + apiKey + ", errors=" + errors + "]";
        }
    }

    record RevokeInput(String id) {}

    record RevokePayload(@Nullable String revokedId, List<UserError> errors) {}
}
