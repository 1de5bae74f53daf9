package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.core.time.DatabaseTime;
import dev.vitrina.core.upstream.DeclaredUpstreams.Target;
import dev.vitrina.core.upstream.HostGuard.Verdict;
import dev.vitrina.core.upstream.QuotaQueue.Turn;
import dev.vitrina.core.upstream.Wire.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Makes one attempt: circuit, quota, HTTP, classification, log. */
final class Sender {

    private static final Logger logger = LoggerFactory.getLogger(Sender.class);

    /** A host that was given less time than this has not failed when the caller gives up. */
    private static final Duration FAIR_CHANCE = Duration.ofSeconds(3);
    private static final Duration WHEN_FULL = Duration.ofSeconds(1);

    private final GatewayProperties properties;
    private final DeclaredUpstreams upstreams;
    private final AddressGuard addresses = new AddressGuard();
    private final RequestWriter writer = new RequestWriter();
    private final Wire wire;
    private final Classifier classifier;
    private final QuotaLedger ledger;
    private final QuotaQueue queue;
    private final CallLog log;
    private final GatewayMeters meters;
    private final DatabaseTime time;
    private final ConcurrentMap<String, HostGuard> guards = new ConcurrentHashMap<>();

    Sender(
        GatewayProperties properties,
        DeclaredUpstreams upstreams,
        Wire wire,
        Classifier classifier,
        QuotaLedger ledger,
        CallLog log,
        GatewayMeters meters,
        DatabaseTime time
    ) {
        this.properties = properties;
        this.upstreams = upstreams;
        this.wire = wire;
        this.classifier = classifier;
        this.ledger = ledger;
        this.queue = new QuotaQueue(ledger);
        this.log = log;
        this.meters = meters;
        this.time = time;
    }

    Outcome attempt(Call call, int number) throws InterruptedException {
        Target target = upstreams.target(call.endpoint().upstream()).orElse(null);
        if (target == null) {
            return Outcome.Unavailable.unsent("No active plugin declares " + call.endpoint().upstream(), null);
        }
        HttpRequest request = writer.write(target, call.endpoint(), call.request(), call.credential());
        HostGuard guard = guards.computeIfAbsent(target.upstream(), name ->
            meters.watch(name, new HostGuard(name, properties))
        );
        Duration closed = guard.closedFor();
        if (closed.isPositive()) {
            return circuitOpen(closed);
        }
        return switch (queue.await(call.bucket(), call.plugin(), call.priority(), call.patience())) {
            case Turn.TooLate(Duration retryAfter) -> {
                meters.refusedByQuota(call);
                yield new Outcome.RateLimited(retryAfter);
            }
            case Turn.Go go -> enter(call, number, target, guard, request, go);
        };
    }

    private Outcome enter(Call call, int number, Target target, HostGuard guard, HttpRequest request, Turn.Go turn)
        throws InterruptedException {
        return switch (guard.enter()) {
            case CIRCUIT_OPEN -> circuitOpen(guard.closedFor());
            case FULL -> Outcome.Unavailable.unsent("Too many calls to Wildberries are under way", WHEN_FULL);
            case IN -> send(call, number, target, guard, request, turn);
        };
    }

    private Outcome send(Call call, int number, Target target, HostGuard guard, HttpRequest request, Turn.Go turn)
        throws InterruptedException {
        Duration limit = min(call.patience(), properties.attemptTimeout());
        long start = System.nanoTime();
        Verdict verdict = Verdict.UNKNOWN;
        try {
            Exchanged exchanged = exchange(call, target, request, limit);
            boolean fair = limit.compareTo(FAIR_CHANCE) >= 0 || !exchanged.timedOut();
            verdict = !(exchanged.outcome() instanceof Outcome.Unavailable)
                ? Verdict.WELL
                : fair ? Verdict.ILL : Verdict.UNKNOWN;
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            note(() -> learn(call, exchanged, turn));
            CallRecord sent = record(call, number, exchanged, turn, took);
            log.add(sent);
            meters.sent(sent);
            meters.quotaLeft(call, turn.left());
            return exchanged.outcome();
        } finally {
            guard.leave(verdict, System.nanoTime() - start);
            if (turn.fromFull()) {
                note(() -> ledger.ended(call.bucket(), Duration.ofNanos(System.nanoTime() - start)));
            }
        }
    }

    private Exchanged exchange(Call call, Target target, HttpRequest request, Duration limit)
        throws InterruptedException {
        try {
            addresses.check(target);
            Answer answer = wire.exchange(request, limit, call.endpoint().maxBytes());
            Outcome outcome = classifier.classify(answer, call.credential(), call.bucket().quota());
            return new Exchanged(target.open() ? ofNobody(outcome) : outcome, answer, false);
        } catch (TimeoutException e) {
            return new Exchanged(classifier.timedOut(), null, true);
        } catch (IOException e) {
            return new Exchanged(classifier.classify(e), null, false);
        }
    }

    /** Where no credential is sent, none can be refused: the request is. */
    private static Outcome ofNobody(Outcome outcome) {
        return outcome instanceof Outcome.Unauthorised(int status, String _, Outcome.Unauthorised.Extent _)
            ? new Outcome.Rejected(status, "Wildberries answers no programs here now (" + status + ")")
            : outcome;
    }

    /** What the answer says of the quota is stronger than our model. */
    private void learn(Call call, Exchanged exchanged, Turn.Go turn) {
        if (exchanged.answer() == null) {
            return;
        }
        RateHeaders rate = RateHeaders.of(exchanged.answer().headers());
        if (exchanged.outcome() instanceof Outcome.RateLimited(Duration retryAfter)) {
            ledger.refused(call.bucket(), retryAfter, (int) rate.limit().orElse(0));
        } else if (rate.remaining().isPresent() && rate.remaining().getAsLong() + 1 < turn.left()) {
            ledger.observeRemaining(call.bucket(), rate.remaining().getAsLong());
        }
    }

    /** The call is made: a database that goes away now must not cost its answer. */
    private static void note(Runnable learning) {
        try {
            learning.run();
        } catch (DataAccessException e) {
            logger.warn("What the upstream says of its quota could not be kept: {}", e.getClass().getSimpleName());
        }
    }

    private CallRecord record(Call call, int number, Exchanged exchanged, Turn.Go turn, Duration took) {
        Answer answer = exchanged.answer();
        return new CallRecord(
            time.now(),
            call.shop(),
            call.endpoint().upstream(),
            call.endpoint().id(),
            answer == null ? null : (Integer) answer.status(),
            exchanged.outcome(),
            call.priority(),
            number,
            turn.waited(),
            took,
            answer == null ? 0 : answer.body().length
        );
    }

    private static Outcome circuitOpen(Duration retryAfter) {
        return Outcome.Unavailable.unsent("Wildberries has been failing; it is left alone for a moment", retryAfter);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private record Exchanged(Outcome outcome, @Nullable Answer answer, boolean timedOut) {}
}
