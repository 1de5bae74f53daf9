package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.job.ExclusiveJobs;
import dev.vitrina.core.job.JobCatalogue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that work on change sets: one per kind and shop, for all sets there are, so that two sets of a shop are never sent at once. The job belongs to
 * the kind's plugin, so it runs where that is and waits while it is away.
 */
final class ChangeWorkers {

    static final String TYPE = "change:";

    private final JobCatalogue catalogue;
    private final ExclusiveJobs jobs;
    private final OpenSets sets;
    private final Function<ChangeKind, JobDefinition.Work> work;

    ChangeWorkers(
        JobCatalogue catalogue,
        ExclusiveJobs jobs,
        OpenSets sets,
        Function<ChangeKind, JobDefinition.Work> work
    ) {
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.sets = sets;
        this.work = work;
    }

    Runnable employ(String plugin, ChangeKind kind) {
        return catalogue.register(plugin, new JobDefinition(TYPE + kind.id(), null, work.apply(kind)));
    }

    void awaitEnd(String plugin) {
        catalogue.awaitEnd(plugin);
    }

    /** There is something to do: at once, also when the job was going to wait for something else. */
    void wake(String kind, ShopId shop) {
        var unused = jobs.startNow(TYPE + kind, shop, "{}");
    }

    /** As {@link #wake}, for all there is to do. @param shop null for all */
    void wakeAll(@Nullable ShopId shop) {
        sets
            .work()
            .stream()
            .filter(work -> shop == null || work.shop().equals(shop))
            .forEach(work -> wake(work.kind(), work.shop()));
    }

    /** Starts what should be under way and is not: after a crash between a commit and a start, or a job that ended as something new came. */
    void wakeAll() {
        sets
            .work()
            .forEach(work -> {
                var unused = jobs.startUnlessActive(TYPE + work.kind(), work.shop(), "{}");
            });
    }
}
