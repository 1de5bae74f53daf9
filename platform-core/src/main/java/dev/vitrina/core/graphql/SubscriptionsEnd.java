package dev.vitrina.core.graphql;

import dev.vitrina.core.graphql.generation.SchemaGenerations;
import org.springframework.context.SmartLifecycle;

/** Ends subscriptions first of all when the host stops: the web server would wait for them. */
class SubscriptionsEnd implements SmartLifecycle {

    private final SchemaGenerations generations;
    private volatile boolean running;

    SubscriptionsEnd(SchemaGenerations generations) {
        this.generations = generations;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        generations.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
