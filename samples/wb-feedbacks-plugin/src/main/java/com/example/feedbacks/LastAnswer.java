package com.example.feedbacks;

import dev.vitrina.api.plugin.PluginHealth;
import dev.vitrina.api.plugin.PluginLifecycle;
import dev.vitrina.cache.CacheAnswer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How the plugin does: as well as Wildberries' last answer. Thread-safe. */
final class LastAnswer implements PluginHealth, PluginLifecycle {

    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

    /** Notes an answer and passes it on. */
    <T> CacheAnswer<T> seen(CacheAnswer<T> answer) {
        trouble.set(answer instanceof CacheAnswer.Failed<T>(var problem) ? problem.message() : null);
        return answer;
    }

    @Override
    public Status check() {
        String message = trouble.get();
        return new Status(message == null ? State.UP : State.DEGRADED, message);
    }

    /** What was wrong before a stop says nothing after it. */
    @Override
    public void onStop() {
        trouble.set(null);
    }
}
