package dev.vitrina.core.cache;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.job.ExclusiveJobs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** {@code Mutation.cacheWarm}. */
@Controller
class WarmController {

    private static final String ACTIVE =
        "The cache is being warmed already: wait for the end of that job, or cancel it";

    private final WarmJob warm;
    private final ExclusiveJobs jobs;
    private final OperatorInput checks;

    WarmController(WarmJob warm, ExclusiveJobs jobs, OperatorInput checks) {
        this.warm = warm;
        this.jobs = jobs;
        this.checks = checks;
    }

    record Input(@Nullable String endpoint, @Nullable Long shopId, String reason) {}

    record Payload(@Nullable Job job, List<UserError> errors) {}

    /** One at a time per shop: a second one would be taken for the first, which may be about another endpoint. */
    @MutationMapping
    Payload cacheWarm(@Argument Input input) {
        List<UserError> errors = checks.scope(input.endpoint(), input.shopId(), input.reason());
        if (!errors.isEmpty()) {
            return new Payload(null, errors);
        }
        ShopId shop = input.shopId() == null ? null : new ShopId(input.shopId());
        return jobs
            .startUnlessActive(WarmJob.TYPE, shop, warm.input(input.endpoint()))
            .map(job -> new Payload(job, List.of()))
            .orElseGet(() -> new Payload(null, List.of(UserError.at("CONFLICT", ACTIVE))));
    }
}
