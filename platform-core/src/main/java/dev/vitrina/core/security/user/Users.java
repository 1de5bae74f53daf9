package dev.vitrina.core.security.user;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules for users: who they may become, and that an administrator always remains. */
@Component
class Users {

    private final UserStore store;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    Users(
        UserStore store,
        Passwords passwords,
        ApplicationEventPublisher events,
        PlatformTransactionManager transactions
    ) {
        this.store = store;
        this.passwords = passwords;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** Either the user or why not. */
    record Result(@Nullable User user, List<UserError> errors) {
        static Result refused(String code, String message, String... path) {
            return new Result(null, List.of(UserError.at(code, message, path)));
        }
    }

    Result create(UserCreateInput input) {
        UserDraft draft = new UserDraft();
        String email = input.email().strip().toLowerCase(Locale.ROOT);
        if (!EmailAddress.isValid(email)) {
            draft.refuse("INVALID_EMAIL", "This is not an email address", "email");
        }
        String name = draft.name(input.name());
        draft.password(input.password(), passwords);
        List<ShopGrantInput> inputs = input.grants();
        Map<ShopId, Role> grants = draft.grants(inputs == null ? List.of() : inputs, input.role(), store);
        if (!draft.isGood()) {
            return new Result(null, draft.errors());
        }
        String hash = passwords.hash(input.password());
        return inTransaction(() -> {
            Optional<Long> id = store.insert(email, name, hash, input.role());
            if (id.isEmpty()) {
                return Result.refused("EMAIL_TAKEN", "There is a user with this email already", "email");
            }
            store.replaceGrants(id.get(), grants);
            return found(id.get());
        });
    }

    Result update(UserUpdateInput input) {
        Optional<User> known = find(input.id());
        if (known.isEmpty()) {
            return unknown();
        }
        User before = known.get();
        UserDraft draft = new UserDraft();
        Role role = input.role() == null ? before.role() : input.role();
        String name = input.name() == null ? before.name() : draft.name(input.name());
        boolean disabled = input.disabled() == null ? before.disabled() : input.disabled();
        Map<ShopId, Role> grants = grantsAfter(input.grants(), before, role, draft);
        if (input.password() != null) {
            draft.password(input.password(), passwords);
        }
        if (!draft.isGood()) {
            return new Result(null, draft.errors());
        }
        String hash = input.password() == null ? null : passwords.hash(input.password());
        return inTransaction(() -> {
            boolean stays = role == Role.ADMIN && !disabled;
            if (!stays && isLastAdmin(before.id())) {
                return lastAdmin();
            }
            store.update(before.id(), name, role, disabled);
            store.replaceGrants(before.id(), grants);
            if (hash != null) {
                store.updatePassword(before.id(), hash);
            }
            events.publishEvent(new UserChanged(before.id(), disabled || hash != null, null));
            return found(before.id());
        });
    }

    /** Empty errors when the user is gone. */
    Result delete(String id) {
        Optional<User> known = find(id);
        if (known.isEmpty()) {
            return unknown();
        }
        return inTransaction(() -> {
            if (isLastAdmin(known.get().id())) {
                return lastAdmin();
            }
            store.delete(known.get().id());
            events.publishEvent(new UserChanged(known.get().id(), true, null));
            return new Result(known.get(), List.of());
        });
    }

    /** Every session but {@code session} ends. */
    void setPassword(long id, String password, UUID session) {
        String hash = passwords.hash(password);
        transactions.executeWithoutResult(status -> {
            store.updatePassword(id, hash);
            events.publishEvent(new UserChanged(id, true, session));
        });
    }

    /** Grants that were not named are kept, but for an ADMIN, who needs none. */
    private Map<ShopId, Role> grantsAfter(
        @Nullable List<ShopGrantInput> inputs,
        User before,
        Role role,
        UserDraft draft
    ) {
        if (inputs != null) {
            return draft.grants(inputs, role, store);
        }
        if (role == Role.ADMIN) {
            return Map.of();
        }
        draft.checkRoles(before.grants(), role);
        return before.grants();
    }

    private boolean isLastAdmin(long id) {
        return store.lockActiveAdmins().equals(List.of(id));
    }

    private Optional<User> find(String id) {
        try {
            return store.find(Long.parseLong(id));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private Result found(long id) {
        return new Result(store.find(id).orElseThrow(), List.of());
    }

    private Result inTransaction(Supplier<Result> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private static Result unknown() {
        return Result.refused("NOT_FOUND", "There is no such user", "id");
    }

    private static Result lastAdmin() {
        return Result.refused("LAST_ADMIN", "This is the last active ADMIN: make another one first", "id");
    }
}
