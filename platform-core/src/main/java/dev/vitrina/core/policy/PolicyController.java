package dev.vitrina.core.policy;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.page.PageRequest;
import dev.vitrina.cache.policy.PolicyField;
import dev.vitrina.cache.policy.PolicyLimits.Violation;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Cache policies over GraphQL. Who may call is said by the schema's directives, and what was done is on the audit trail. */
@Controller
class PolicyController {

    private final Policies policies;

    PolicyController(Policies policies) {
        this.policies = policies;
    }

    @QueryMapping
    CachePolicyList cachePolicies(@Argument @Nullable PageRequest page, @Argument @Nullable CachePolicyFilter filter) {
        PageRequest wanted = page == null ? PageRequest.first() : page;
        List<PolicyView> found = policies
            .all()
            .stream()
            .filter(policy -> filter == null || filter.admits(policy))
            .toList();
        List<PolicyView> items = found.stream().skip(wanted.offset()).limit(wanted.size()).toList();
        return new CachePolicyList(items, found.size(), CachePolicyLimit.ALL);
    }

    @MutationMapping
    CachePolicyPayload cachePolicySet(@Argument CachePolicySetInput input, GraphQLContext context) {
        return CachePolicyPayload.of(policies.set(input, email(context)));
    }

    @MutationMapping
    CachePolicyPayload cachePolicyReset(@Argument CachePolicyResetInput input, GraphQLContext context) {
        return CachePolicyPayload.of(policies.reset(input, email(context)));
    }

    private static String email(GraphQLContext context) {
        return RequestScope.of(context).signedIn().email();
    }

    record CachePolicyFilter(@Nullable String plugin, @Nullable Boolean overridden) {
        boolean admits(PolicyView policy) {
            return (
                (plugin == null || plugin.equals(policy.plugin())) &&
                (overridden == null || overridden == policy.overridden())
            );
        }
    }

    record CachePolicyList(List<PolicyView> items, int totalItems, List<CachePolicyLimit> limits) {}

    record CachePolicyLimit(List<String> path, PolicyField.Unit unit, double least, double most) {
        static final List<CachePolicyLimit> ALL = Arrays.stream(PolicyField.values())
            .map(CachePolicyLimit::of)
            .toList();

        static CachePolicyLimit of(Violation violation) {
            PolicyField field = violation.field();
            return new CachePolicyLimit(
                PolicyObjections.path(field),
                field.unit(),
                violation.least(),
                violation.most()
            );
        }

        static CachePolicyLimit of(PolicyField field) {
            return new CachePolicyLimit(PolicyObjections.path(field), field.unit(), field.least(), field.most());
        }
    }

    record CachePolicyPayload(@Nullable PolicyView policy, List<UserError> errors, List<CachePolicyLimit> limits) {
        static CachePolicyPayload of(Policies.Result result) {
            List<CachePolicyLimit> limits = result.violations().stream().map(CachePolicyLimit::of).toList();
            return new CachePolicyPayload(result.policy(), result.errors(), limits);
        }
    }
}
