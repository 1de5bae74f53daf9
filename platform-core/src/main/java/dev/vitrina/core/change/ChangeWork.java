package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.change.RowFollowing.Untold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the change sets of one kind: checks, sends and follows, a step at a time, so that a set which takes hours keeps none from being checked. Sets are
 * sent in the order in which they were confirmed. All it knows is in the database: it may be stopped at any point and go on on another replica.
 */
final class ChangeWork implements JobDefinition.Work {

    private static final Logger log = LoggerFactory.getLogger(ChangeWork.class);
    private static final int TOLD_AT_ONCE = 1_000;
    /** Shorter pauses are waited through, for somebody is looking on. */
    private static final Duration ATTENTION = Duration.ofSeconds(3);
    /** For so long what is sent is not asked after while more is going out: both spend one quota, and asked later more of it has an answer. */
    private static final Duration SENT_FIRST = Duration.ofSeconds(60);
    private static final Duration NAP = Duration.ofMillis(100);

    private final ChangeKind kind;
    private final Steps steps;
    private final OpenSets sets;
    private final RowFollowing following;
    private final InstantSource clock;

    /** What is done with a set. */
    record Steps(CheckStep check, RecheckStep recheck, SendStep send, FollowStep follow) {}

    ChangeWork(ChangeKind kind, Steps steps, OpenSets sets, RowFollowing following, InstantSource clock) {
        this.kind = kind;
        this.steps = steps;
        this.sets = sets;
        this.following = following;
        this.clock = clock;
    }

    @Override
    public JobResult run(JobRun run) {
        ShopId shop = Objects.requireNonNull(run.shop(), "Change sets are of a shop");
        Instant tellAgainAt = null;
        while (!run.cancelled()) {
            Instant now = clock.instant();
            if (Thread.currentThread().isInterrupted()) {
                return waiting("Vitrina or the plugin stopped", now);
            }
            List<StoredSet> open = sets.of(kind.id(), shop);
            tell(run, open);
            boolean cameOn = work(open);
            if (tellAgainAt == null || !tellAgainAt.isAfter(now)) {
                Telling telling = applied(shop);
                cameOn |= telling == Telling.DONE;
                tellAgainAt = telling == Telling.FAILED ? Fault.retryAt(now) : null;
            }
            Optional<Instant> next = cameOn ? Optional.of(now) : next(open, tellAgainAt);
            if (next.isEmpty()) {
                return new JobResult.Succeeded(null);
            }
            if (next.get().isAfter(now.plus(ATTENTION))) {
                return waiting(open, next.get());
            }
            nap(next.get());
        }
        return new JobResult.Cancelled();
    }

    private boolean work(List<StoredSet> open) {
        boolean cameOn = false;
        boolean sending = false;
        for (StoredSet set : open) {
            if (set.count(RowState.SENDING) > 0) {
                steps.send().abandon(set);
                cameOn = true;
            }
            if (set.state() == ChangeSetState.CHECKING) {
                cameOn |= steps.check().run(set, kind);
            } else {
                boolean sent = false;
                if (isToBeSent(set) && set.isDue(clock.instant()) && !sending) {
                    sending = true;
                    sent = set.schedule().recheckFrom() == null
                        ? steps.send().run(set, kind)
                        : steps.recheck().run(set, kind);
                }
                boolean sendsOn = sent && set.count(RowState.READY) > kind.batchSize();
                Duration late = sendsOn && !kind.sendsWhileFollowing() ? SENT_FIRST : Duration.ZERO;
                cameOn |= sent | steps.follow().run(set, kind, late);
            }
        }
        return cameOn;
    }

    /** When there is something to do again; empty for never. */
    private Optional<Instant> next(List<StoredSet> open, @Nullable Instant tellAgainAt) {
        Stream<StoredSet> checked = open.stream().filter(set -> set.state() == ChangeSetState.CHECKING);
        Instant now = clock.instant();
        Stream<StoredSet> sent = open
            .stream()
            .filter(set -> isToBeSent(set) && set.isDue(now))
            .limit(1);
        Stream<Instant> starts = open
            .stream()
            .filter(set -> isToBeSent(set) && !set.isDue(now))
            .map(set -> Objects.requireNonNull(set.schedule().sendAt()));
        Stream<Instant> goOn = Stream.concat(checked, sent)
            .map(set -> Optional.ofNullable(set.goOnAt()))
            .flatMap(Optional::stream);
        return Stream.of(goOn, starts, following.nextLook(open).stream(), Stream.ofNullable(tellAgainAt))
            .flatMap(instants -> instants)
            .min(Instant::compareTo);
    }

    private static boolean isToBeSent(StoredSet set) {
        return set.state() == ChangeSetState.CONFIRMED || set.state() == ChangeSetState.SENDING;
    }

    /** Tells the kind what is applied. */
    private Telling applied(ShopId shop) {
        List<Untold> untold = following.untold(kind.id(), shop.value(), TOLD_AT_ONCE);
        if (untold.isEmpty()) {
            return Telling.NOTHING;
        }
        try {
            kind.applied(shop, untold.stream().map(Untold::key).distinct().toList());
        } catch (RuntimeException fault) {
            log.error("The plugin with {} fails to take notice of what was applied", kind.id(), fault);
            return Telling.FAILED;
        }
        following.told(shop.value(), untold);
        return Telling.DONE;
    }

    private enum Telling {
        NOTHING,
        DONE,
        FAILED,
    }

    private static void tell(JobRun run, List<StoredSet> open) {
        long total = 0;
        long done = 0;
        long failed = 0;
        for (StoredSet set : open) {
            total += set.total();
            failed += set.count(RowState.FAILED);
            done += set.state() == ChangeSetState.CHECKING
                ? set.total() - set.count(RowState.DRAFT)
                : set.total() - set.count(RowState.READY, RowState.SENDING, RowState.PROCESSING, RowState.UNCERTAIN);
        }
        if (!open.isEmpty()) {
            run.progress(
                done,
                total,
                failed,
                "Change sets: " +
                String.join(
                    ", ",
                    open
                        .stream()
                        .map(set -> "#" + set.id())
                        .toList()
                )
            );
        }
    }

    private static JobResult waiting(List<StoredSet> open, Instant until) {
        return open
            .stream()
            .map(StoredSet::problem)
            .filter(Objects::nonNull)
            .findFirst()
            .<JobResult>map(problem -> new JobResult.Waiting(problem, until))
            .orElseGet(() -> waiting("What was sent is still worked on, or a set waits for its time", until));
    }

    private static JobResult waiting(String why, Instant until) {
        return new JobResult.Waiting(new Problem(FailureKind.UNAVAILABLE, why, until), until);
    }

    private void nap(Instant until) {
        Duration pause = Duration.between(clock.instant(), until);
        if (!pause.isPositive()) {
            return;
        }
        try {
            Thread.sleep(pause.compareTo(NAP) < 0 ? pause : NAP);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
