package dev.vitrina.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.plugin.PluginHealth;
import dev.vitrina.api.plugin.PluginHealth.State;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What plugins say of their health, and what comes of it. */
class PluginHealthsTest {

    private final PluginHealths healths = new PluginHealths();

    @Test
    void theWorstOfAPluginsChecksCounts() {
        Health health = health(
            () -> new PluginHealth.Status(State.UP, null),
            () -> new PluginHealth.Status(State.DEGRADED, "two syncs are late")
        );

        assertThat(health.getStatus()).isEqualTo(Statuses.DEGRADED);
        assertThat(health.getDetails()).containsEntry("message", "two syncs are late");
        assertThat(health(() -> new PluginHealth.Status(State.UP, null)).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aPluginThatIsDownFailsOrHangsNeverTakesTheHostDown() {
        assertThat(health(() -> new PluginHealth.Status(State.DOWN, "broken")).getStatus()).isEqualTo(
            Statuses.DEGRADED
        );
        assertThat(
            health(() -> {
                throw new StackOverflowError();
            }).getDetails()
        ).containsEntry("message", "Its health check failed: StackOverflowError");
        assertThat(
            health(() -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new PluginHealth.Status(State.UP, null);
            }).getDetails()
        ).containsEntry("message", "Its health check does not answer");
    }

    @Test
    void aPluginThatLeavesTakesItsHealthAlong() {
        health(() -> new PluginHealth.Status(State.UP, null));

        registration.withdraw();

        assertThat(healths.getContributor("p")).isNull();
        assertThat(healths.stream()).isEmpty();
    }

    private Registration registration = () -> {};

    private Health health(PluginHealth... checks) {
        registration = healths.register(
            new PluginContributions(
                "p",
                "1.0.0",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(checks),
                List.of(),
                List.of(),
                List.of(),
                Egress.NONE,
                PluginQuotas.unlimited("p")
            )
        );
        return healths
            .stream()
            .map(entry -> (GuardedHealth) entry.contributor())
            .findFirst()
            .orElseThrow()
            .health();
    }
}
