package dev.vitrina.core.cache;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.CacheWarming.Listener;
import dev.vitrina.cache.CacheWarming.Progress;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Warms the cache of the replica it runs on. Begun anew it passes over what is fresh, so it goes on where it stopped. */
final class WarmJob {

    static final String TYPE = "platform:cache-warm";

    private final CacheWarming warming;
    private final JsonMapper json;
    private final InstantSource clock;

    WarmJob(CacheWarming warming, JsonMapper json, InstantSource clock) {
        this.warming = warming;
        this.json = json;
        this.clock = clock;
    }

    /** What the job is started with. */
    record Input(@Nullable String endpoint) {}

    JobDefinition definition() {
        return new JobDefinition(TYPE, null, this::run);
    }

    String input(@Nullable String endpoint) {
        return json.writeValueAsString(new Input(endpoint));
    }

    private JobResult run(JobRun run) {
        Input input = json.readValue(run.input(), Input.class);
        ShopId shop = run.shop();
        Progress ended = warming.warm(shop == null ? null : shop.value(), input.endpoint(), new Following(run));
        if (run.cancelled()) {
            return new JobResult.Cancelled();
        }
        if (Thread.currentThread().isInterrupted()) {
            Instant now = clock.instant();
            return new JobResult.Waiting(new Problem(FailureKind.UNAVAILABLE, "The host stopped", now), now);
        }
        return new JobResult.Succeeded(told(ended));
    }

    private static String told(Progress progress) {
        return "%d asked for lately: %d loaded, %d still fresh, %d left for want of quota, %d failed".formatted(
            progress.total(),
            progress.loaded(),
            progress.done() - progress.loaded() - progress.postponed() - progress.failed(),
            progress.postponed(),
            progress.failed()
        );
    }

    private record Following(JobRun run) implements Listener {
        @Override
        public void onProgress(Progress progress) {
            run.progress(progress.done(), progress.total(), progress.failed(), told(progress));
        }

        @Override
        public boolean cancelled() {
            return run.cancelled();
        }
    }
}
