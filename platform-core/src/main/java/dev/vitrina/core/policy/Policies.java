package dev.vitrina.core.policy;

import dev.vitrina.api.error.UserError;
import dev.vitrina.cache.policy.PolicyLimits;
import dev.vitrina.cache.policy.PolicyLimits.Violation;
import dev.vitrina.core.policy.DeclaredPolicies.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rules for changing policies. A change is in force on this replica when its call returns, unless PostgreSQL goes away just
 * then; there, and on the other replicas, moments later.
 */
final class Policies {

    private final PolicyStore store;
    private final PolicyFeed feed;
    private final DeclaredPolicies declared;
    private final TransactionTemplate transactions;

    Policies(PolicyStore store, PolicyFeed feed, DeclaredPolicies declared, TransactionTemplate transactions) {
        this.store = store;
        this.feed = feed;
        this.declared = declared;
        this.transactions = transactions;
    }

    /**
     * Either the policy or why not.
     *
     * @param violations the numbers out of their limits, each of which is one of the errors too
     */
    record Result(@Nullable PolicyView policy, List<UserError> errors, List<Violation> violations) {
        static Result of(PolicyView policy) {
            return new Result(policy, List.of(), List.of());
        }

        static Result refused(List<UserError> errors) {
            return new Result(null, errors, List.of());
        }

        static Result refused(UserError error) {
            return refused(List.of(error));
        }
    }

    /** What is declared, and what is overridden although its plugin is away, in the order of the endpoints. */
    List<PolicyView> all() {
        Map<String, Declared> known = declared.byEndpoint();
        Map<String, StoredPolicy> changed = new TreeMap<>();
        store.all().forEach(stored -> changed.put(stored.endpoint(), stored));
        Set<String> endpoints = new TreeSet<>(known.keySet());
        endpoints.addAll(changed.keySet());
        return endpoints
            .stream()
            .map(endpoint -> PolicyView.of(endpoint, known.get(endpoint), changed.get(endpoint)))
            .filter(policy -> !policy.orphaned() || policy.overridden())
            .toList();
    }

    Result set(CachePolicySetInput input, String by) {
        Declared known = declared.find(input.endpoint()).orElse(null);
        if (known == null) {
            return Result.refused(PolicyObjections.unknown());
        }
        List<UserError> errors = new ArrayList<>(PolicyObjections.of(input));
        return change(() -> {
            StoredPolicy stored = store.find(input.endpoint()).orElse(null);
            UserError conflict = PolicyObjections.conflict(input.expectedVersion(), version(stored));
            if (conflict != null) {
                return Result.refused(conflict);
            }
            PolicyDocument wanted = input.over(stored == null ? PolicyDocument.EMPTY : stored.override());
            List<Violation> violations = PolicyLimits.check(wanted.override(), known.policy(), input.changed());
            violations.forEach(violation -> errors.add(PolicyObjections.of(violation)));
            return errors.isEmpty()
                ? save(input.endpoint(), known, known.plugin(), wanted, by, input.reason())
                : new Result(null, errors, violations);
        });
    }

    /** Also for an endpoint whose plugin is away. */
    Result reset(CachePolicyResetInput input, String by) {
        Declared known = declared.find(input.endpoint()).orElse(null);
        return change(() -> {
            StoredPolicy stored = store.find(input.endpoint()).orElse(null);
            if (stored == null && known == null) {
                return Result.refused(PolicyObjections.unknown());
            }
            UserError conflict = PolicyObjections.conflict(input.expectedVersion(), version(stored));
            if (conflict != null) {
                return Result.refused(conflict);
            }
            List<UserError> errors = PolicyObjections.of(input.reason());
            if (!errors.isEmpty()) {
                return Result.refused(errors);
            }
            if (stored == null) {
                return Result.of(PolicyView.of(input.endpoint(), known, null));
            }
            String owner = known == null ? stored.plugin() : known.plugin();
            return save(input.endpoint(), known, owner, PolicyDocument.EMPTY, by, input.reason());
        });
    }

    /** One at a time, so that nobody decides by what another one is just changing. */
    private Result change(Supplier<Result> change) {
        Result result = Objects.requireNonNull(
            transactions.execute(status -> {
                store.lock();
                return change.get();
            })
        );
        if (result.errors().isEmpty()) {
            boolean unused = feed.look();
        }
        return result;
    }

    private Result save(
        String endpoint,
        @Nullable Declared known,
        String owner,
        PolicyDocument override,
        String by,
        String reason
    ) {
        store.save(endpoint, owner, override, by, reason.strip());
        return Result.of(PolicyView.of(endpoint, known, store.find(endpoint).orElseThrow()));
    }

    private static long version(@Nullable StoredPolicy stored) {
        return stored == null ? 0 : stored.version();
    }
}
