package dev.vitrina.core.security.key;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.security.user.UserChanged;
import dev.vitrina.core.time.DatabaseTime;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The rules for API keys: what one may be given, and who may take it away. */
@Component
class ApiKeys {

    private final ApiKeyStore store;
    private final ApiKeyCallers callers;
    private final ApiKeyProperties properties;
    private final AccessRules access;
    private final ShopDirectory shops;
    private final DatabaseTime time;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(
        ApiKeyStore store,
        ApiKeyCallers callers,
        ApiKeyProperties properties,
        AccessRules access,
        ShopDirectory shops,
        DatabaseTime time
    ) {
        this.store = store;
        this.callers = callers;
        this.properties = properties;
        this.access = access;
        this.shops = shops;
        this.time = time;
    }

    /** What came of asking for a key. */
    sealed interface Creation {
        record Created(ApiKey key, ApiKeySecret secret) implements Creation {}

        record Refused(List<UserError> errors) implements Creation {}
    }

    Creation create(Caller owner, ApiKeyCreateInput input) {
        if (store.count(owner.userId()) >= properties.keysPerUser()) {
            String message = "You have %d keys, and that is the most: revoke one first";
            return refused("TOO_MANY_KEYS", message.formatted(properties.keysPerUser()));
        }
        ApiKeyDraft draft = new ApiKeyDraft();
        boolean forCertainShops = input.shopIds() != null && !input.shopIds().isEmpty();
        Set<String> held = access.permissions(owner, null);
        Set<String> possible = forCertainShops
            ? held.stream().filter(access::isOfShops).collect(Collectors.toSet())
            : held;
        ApiKeyStore.Draft wanted = new ApiKeyStore.Draft(
            draft.name(input.name()),
            draft.scopes(input.scopes(), held, possible),
            draft.shops(input.shopIds(), owner, shops),
            draft.requestsPerMinute(input.requestsPerMinute(), properties.requestsPerMinute()),
            draft.expiry(input.expiresAt(), time.now())
        );
        if (!draft.errors().isEmpty()) {
            return new Creation.Refused(draft.errors());
        }
        ApiKeySecret secret = ApiKeySecret.create(random);
        Optional<Long> id = store.insert(owner.userId(), wanted, secret);
        return id.isEmpty()
            ? refused("NAME_TAKEN", "You have a key of this name already", "name")
            : new Creation.Created(store.find(id.get()).orElseThrow(), secret);
    }

    /** Whether there was such a key, and it was the caller's to revoke. */
    boolean revoke(Caller caller, String id) {
        Optional<ApiKey> key = find(id).filter(
            found -> found.userId() == caller.userId() || access.permits(caller, HostPermissions.USERS, null)
        );
        key.ifPresent(found -> {
            store.delete(found.id());
            callers.forget();
        });
        return key.isPresent();
    }

    /** Within the transaction that changes the user. */
    @EventListener
    void on(UserChanged change) {
        if (change.endsApiKeys()) {
            store.deleteOf(change.userId());
        }
    }

    /** Each replica does; there is never much. */
    @Scheduled(initialDelay = 5, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void purge() {
        store.deleteExpired(properties.keepExpired());
    }

    private Optional<ApiKey> find(String id) {
        try {
            return store.find(Long.parseLong(id));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private static Creation refused(String code, String message, String... path) {
        return new Creation.Refused(List.of(UserError.at(code, message, path)));
    }
}
