package dev.vitrina.core.plugin.setting;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings this replica what was set, wherever it was: looks at one row twice a second. A replica that PostgreSQL is away from goes on by
 * what it knows.
 */
final class SettingsFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SettingsFeed.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    /** Before plugins, which read their settings as they start. */
    private static final int PHASE = -10;
    private static final long NOTHING_SEEN = -1;

    private final SettingStore store;
    private final PluginSettings settings;
    private final ReentrantLock looking = new ReentrantLock();
    private @Nullable ScheduledExecutorService thread;
    private long seen = NOTHING_SEEN;
    private boolean cut;

    SettingsFeed(SettingStore store, PluginSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Looks now; what was committed before counts here when this returns, unless PostgreSQL is away. */
    void look() {
        looking.lock();
        try {
            store
                .changedSince(seen)
                .ifPresent(snapshot -> {
                    settings.replace(snapshot.settings());
                    seen = snapshot.revision();
                });
            cut = false;
        } catch (RuntimeException failed) {
            // Whatever it was, the next look must come.
            if (!cut) {
                log.warn("Settings of plugins cannot be read; those known stay: {}", failed.getClass().getSimpleName());
            }
            cut = true;
        } finally {
            looking.unlock();
        }
    }

    @Override
    public synchronized void start() {
        look();
        thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("plugin-settings").factory()
        );
        var unused = thread.scheduleWithFixedDelay(
            this::look,
            PERIOD.toMillis(),
            PERIOD.toMillis(),
            TimeUnit.MILLISECONDS
        );
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.close();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
