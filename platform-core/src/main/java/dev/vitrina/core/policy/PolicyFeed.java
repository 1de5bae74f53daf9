package dev.vitrina.core.policy;

import dev.vitrina.cache.policy.PolicyLimits;
import dev.vitrina.cache.policy.PolicyLimits.Violation;
import dev.vitrina.cache.policy.PolicyOverride;
import dev.vitrina.cache.policy.PolicyOverrides;
import dev.vitrina.core.policy.PolicyStore.Snapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings this replica's cache what operators changed, wherever they did: looks at one row four times a second. There is no notice
 * that could be missed; a replica that PostgreSQL was away from goes on by what it knows and has the rest with the first look that
 * succeeds.
 */
final class PolicyFeed implements SmartLifecycle {

    static final Duration PERIOD = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(PolicyFeed.class);
    /** Before plugins, whose jobs may read at once. */
    private static final int PHASE = -10;
    private static final long NOTHING_SEEN = -1;

    private final PolicyStore store;
    private final PolicyOverrides overrides;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile CountDownLatch closing = new CountDownLatch(0);
    private Thread loop = Thread.ofVirtual().unstarted(() -> {});
    private long seen = NOTHING_SEEN;
    private boolean cut;

    PolicyFeed(PolicyStore store, PolicyOverrides overrides) {
        this.store = store;
        this.overrides = overrides;
    }

    /** Looks now; what was committed before is in force when this returns true. */
    boolean look() {
        looking.lock();
        try {
            store.changedSince(seen).ifPresent(this::apply);
            if (cut) {
                log.info("Cache policies can be read again");
            }
            cut = false;
            return true;
        } catch (RuntimeException e) {
            // whatever it was, the next look must come
            if (!cut) {
                log.warn("Cache policies cannot be read; those known stay in force: {}", e.getClass().getSimpleName());
            }
            cut = true;
            return false;
        } finally {
            looking.unlock();
        }
    }

    @Override
    public void start() {
        CountDownLatch end = new CountDownLatch(1);
        closing = end;
        look();
        loop = Thread.ofVirtual()
            .name("cache-policies")
            .start(() -> follow(end));
    }

    @Override
    public void stop() {
        closing.countDown();
        try {
            loop.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return closing.getCount() > 0;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void follow(CountDownLatch end) {
        try {
            while (!end.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            log.debug("Interrupted, most likely to close");
        }
    }

    private void apply(Snapshot snapshot) {
        Map<String, PolicyOverride> next = new HashMap<>();
        snapshot
            .overrides()
            .forEach((endpoint, document) -> {
                PolicyOverride override = document.override();
                List<Violation> beyond = PolicyLimits.beyond(override);
                if (beyond.isEmpty()) {
                    next.put(endpoint, override);
                } else {
                    log.warn("The override of {}'s cache policy does not apply: {}", endpoint, told(beyond));
                }
            });
        overrides.replace(next);
        seen = snapshot.revision();
    }

    private static String told(List<Violation> beyond) {
        return beyond
            .stream()
            .map(violation -> PolicyObjections.of(violation).message())
            .collect(Collectors.joining("; "));
    }
}
