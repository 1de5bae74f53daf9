package dev.vitrina.core.observe;

import dev.vitrina.api.plugin.PluginHealth;
import dev.vitrina.api.plugin.PluginHealth.State;
import dev.vitrina.core.contribution.PluginQuotas;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A plugin's word on its health, given in time whatever the plugin does. The worst of its checks counts. */
final class GuardedHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<PluginHealth> checks;
    private final PluginQuotas quotas;

    GuardedHealth(List<PluginHealth> checks, PluginQuotas quotas) {
        this.quotas = quotas;
        this.checks = List.copyOf(checks);
    }

    @Override
    public Health health() {
        PluginHealth.Status worst = Stream.concat(checks.stream().map(GuardedHealth::ask), quotas.health().stream())
            .max(Comparator.comparing(PluginHealth.Status::state))
            .orElse(new PluginHealth.Status(State.UP, null));
        Health.Builder health = worst.state() == State.UP ? Health.up() : Health.status(Statuses.DEGRADED);
        health.withDetail("state", worst.state().name());
        if (worst.message() != null) {
            health.withDetail("message", worst.message());
        }
        return health.build();
    }

    private static PluginHealth.Status ask(PluginHealth check) {
        CompletableFuture<PluginHealth.Status> answer = new CompletableFuture<>();
        Thread asking = Thread.ofVirtual()
            .name("plugin-health")
            .start(() -> answer.completeAsync(check::check, Runnable::run));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return new PluginHealth.Status(State.DOWN, "Its health check failed: " + cause.getClass().getSimpleName());
        } catch (TimeoutException e) {
            asking.interrupt();
            return new PluginHealth.Status(State.DOWN, "Its health check does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PluginHealth.Status(State.DOWN, "Its health check was interrupted");
        }
    }
}
