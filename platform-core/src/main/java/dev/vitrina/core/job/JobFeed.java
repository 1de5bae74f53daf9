package dev.vitrina.core.job;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.core.job.JobStore.Row;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Follows jobs, whichever replica runs them: one query for all followed jobs of this replica per interval, none when nobody
 * follows. A follower that is slow gets the latest state, not all of them.
 */
final class JobFeed implements AutoCloseable {

    private final JobStore store;
    private final Scheduler thread = Schedulers.newSingle("job-feed", true);
    private final Flux<Map<UUID, Row>> states;
    private final ConcurrentMap<UUID, Integer> followed = new ConcurrentHashMap<>();

    JobFeed(JobStore store, Duration interval) {
        this.store = store;
        this.states = Flux.interval(interval, thread)
            .onBackpressureDrop()
            .map(tick -> read())
            .onErrorContinue((failure, tick) -> {})
            .publish()
            .refCount();
    }

    /**
     * The job now and after each change, until it ends or is gone.
     *
     * @param admission asked at each look at the job, changed or not; what it throws ends the stream
     */
    Flux<Job> follow(UUID id, Consumer<Job> admission) {
        Flux<Optional<Row>> changes = states.map(rows -> Optional.ofNullable(rows.get(id)));
        return Flux.defer(() -> Flux.concat(Flux.just(store.find(id)), changes))
            .takeWhile(Optional::isPresent)
            .map(Optional::get)
            .doOnNext(row -> admission.accept(row.job()))
            .distinctUntilChanged(Row::version)
            .map(Row::job)
            .takeUntil(job -> ended(job.state()))
            .onBackpressureLatest()
            .doOnSubscribe(subscription -> followed.merge(id, 1, Integer::sum))
            .doFinally(signal -> followed.computeIfPresent(id, (key, count) -> count == 1 ? null : count - 1));
    }

    private Map<UUID, Row> read() {
        return store.find(followed.keySet()).stream().collect(Collectors.toMap(Row::id, Function.identity()));
    }

    static boolean ended(JobState state) {
        return switch (state) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case QUEUED, RUNNING, WAITING -> false;
        };
    }

    @Override
    public void close() {
        thread.dispose();
    }
}
