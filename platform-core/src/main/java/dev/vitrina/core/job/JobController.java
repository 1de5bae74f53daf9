package dev.vitrina.core.job;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.CurrentCaller;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;

/** Jobs over GraphQL. Another shop's job is answered exactly like one that does not exist. */
@Controller
class JobController {

    private static final int MOST = 200;

    private final PlatformJobs jobs;
    private final JobFeed feed;
    private final AccessRules rules;
    private final List<JobRight> rights;
    private final List<JobRefusal> refusals;

    JobController(
        PlatformJobs jobs,
        JobFeed feed,
        AccessRules rules,
        ObjectProvider<JobRight> rights,
        ObjectProvider<JobRefusal> refusals
    ) {
        this.jobs = jobs;
        this.feed = feed;
        this.rules = rules;
        this.rights = rights.orderedStream().toList();
        this.refusals = refusals.orderedStream().toList();
    }

    @QueryMapping
    @Nullable
    Job job(@Argument String id, GraphQLContext context) {
        return visible(id, caller(context)).orElse(null);
    }

    @QueryMapping
    List<Job> jobs(
        @Argument @Nullable List<JobState> states,
        @Argument @Nullable Integer first,
        GraphQLContext context
    ) {
        int limit = first == null ? 20 : first;
        if (limit < 1 || limit > MOST) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`first` must be from 1 to " + MOST);
        }
        Collection<JobState> wanted = states == null ? Arrays.asList(JobState.values()) : states;
        return jobs.latest(shops(context), wanted, limit);
    }

    @MutationMapping
    JobPayload jobCancel(@Argument JobInput input, GraphQLContext context) {
        return change(input, context, () ->
            jobs
                .cancel(input.id())
                .map(JobPayload::of)
                .orElseGet(() -> JobPayload.refused("ALREADY_ENDED", "The job has already ended."))
        );
    }

    @MutationMapping
    JobPayload jobRetry(@Argument JobInput input, GraphQLContext context) {
        return change(input, context, () ->
            jobs
                .retry(input.id())
                .map(JobPayload::of)
                .orElseGet(() ->
                    JobPayload.refused(
                        "STILL_ACTIVE",
                        "This job, or another of its kind, is still under way: wait for its end."
                    )
                )
        );
    }

    @SubscriptionMapping
    Publisher<Job> jobProgress(@Argument String id, GraphQLContext context) {
        CurrentCaller current = context.getOrDefault(CurrentCaller.class, Optional::empty);
        return visible(id, caller(context))
            .flatMap(job -> PlatformJobs.id(job.id()))
            .map(job -> feed.follow(job, seen -> admit(current, seen)))
            .orElseThrow(JobController::noSuchJob);
    }

    /** A stream outlives sign-outs and grants; what it shows must not. */
    private static void admit(CurrentCaller current, Job job) {
        Caller caller = current
            .find()
            .orElseThrow(() ->
                new VitrinaException(ErrorCode.UNAUTHENTICATED, "The session has ended; sign in again.")
            );
        if (!mayEnter(caller, job.shopId())) {
            throw noSuchJob();
        }
    }

    private static VitrinaException noSuchJob() {
        return new VitrinaException(ErrorCode.NOT_FOUND, "There is no such job.");
    }

    /** The schema requires the permission in the shop of the request; the job may be another one's. */
    private JobPayload change(JobInput input, GraphQLContext context, Supplier<JobPayload> change) {
        Caller caller = caller(context);
        Optional<Job> job = visible(input.id(), caller);
        if (job.isEmpty()) {
            return JobPayload.refused("NOT_FOUND", "There is no such job.");
        }
        if (!rules.permits(caller, HostPermissions.JOBS, job.get().shopId())) {
            return JobPayload.refused("FORBIDDEN", "You may only look at the jobs of this shop.");
        }
        Optional<JobRefusal> refusal = refusals
            .stream()
            .filter(candidate -> job.get().type().startsWith(candidate.prefix()))
            .findFirst();
        if (refusal.isPresent()) {
            return JobPayload.refused("NOT_HERE", refusal.get().reason());
        }
        return rights
            .stream()
            .filter(right -> right.type().equals(job.get().type()))
            .filter(right -> !rules.permits(caller, right.permission(), job.get().shopId()))
            .findFirst()
            .map(right -> JobPayload.refused("FORBIDDEN", "This job wants the permission " + right.permission() + "."))
            .orElseGet(change);
    }

    private Optional<Job> visible(String id, Caller caller) {
        return jobs.find(id).filter(job -> mayEnter(caller, job.shopId()));
    }

    private static boolean mayEnter(Caller caller, @Nullable ShopId shop) {
        return shop == null ? caller.mayEnterAll() : caller.mayEnter(shop);
    }

    private static @Nullable Collection<ShopId> shops(GraphQLContext context) {
        Caller caller = caller(context);
        Shop current = scope(context).shop();
        if (current != null) {
            return List.of(current.id());
        }
        return caller.mayEnterAll() ? null : caller.shops();
    }

    private static Caller caller(GraphQLContext context) {
        Caller caller = scope(context).caller();
        if (caller == null) {
            throw new VitrinaException(ErrorCode.UNAUTHENTICATED, "Sign in first.");
        }
        return caller;
    }

    private static RequestScope scope(GraphQLContext context) {
        RequestScope scope = context.get(RequestScope.class);
        if (scope == null) {
            throw new VitrinaException(ErrorCode.UNAUTHENTICATED, "Sign in first.");
        }
        return scope;
    }

    record JobInput(String id) {}

    record JobPayload(@Nullable Job job, List<UserError> errors) {
        static JobPayload of(Job job) {
            return new JobPayload(job, List.of());
        }

        static JobPayload refused(String code, String message) {
            return new JobPayload(null, List.of(UserError.at(code, message, "id")));
        }
    }
}
