package dev.vitrina.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.job.JobController.JobInput;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.Role;
import dev.vitrina.core.testing.PlatformDatabase;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see and stop which job. */
class JobControllerTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final ShopId OWN = new ShopId(1);
    private static final ShopId FOREIGN = new ShopId(2);

    private final GraphQLContext manager = caller(Role.VIEWER, Map.of(OWN, Role.MANAGER));
    private final GraphQLContext viewer = caller(Role.VIEWER, Map.of(OWN, Role.VIEWER));
    private final GraphQLContext admin = caller(Role.ADMIN, Map.of());
    private final String unknown = UUID.randomUUID().toString();
    private JobReplica replica;
    private JobController controller;

    @BeforeEach
    void start() {
        replica = new JobReplica(DATABASE.pool());
        controller = replica.controller;
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void anotherShopsJobIsAnsweredLikeAnUnknownOne() {
        Job foreign = replica.jobs.start("test:controller", FOREIGN, "{}");

        assertThat(controller.job(foreign.id(), manager)).isNull();
        assertThat(controller.job(unknown, manager)).isNull();
        assertThat(controller.job("not-an-id", manager)).isNull();
        assertThat(controller.jobs(null, null, manager)).noneMatch(job -> FOREIGN.equals(job.shopId()));
        assertThat(controller.jobCancel(new JobInput(foreign.id()), manager)).isEqualTo(
            controller.jobCancel(new JobInput(unknown), manager)
        );
        assertThat(controller.jobRetry(new JobInput(foreign.id()), manager)).isEqualTo(
            controller.jobRetry(new JobInput(unknown), manager)
        );
        assertThatThrownBy(() -> controller.jobProgress(foreign.id(), manager))
            .isInstanceOf(VitrinaException.class)
            .hasMessage(message(unknown));
        assertThat(replica.state(foreign)).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aManagerSeesAndStopsTheJobsOfTheShop() {
        Job own = replica.jobs.start("test:controller", OWN, "{}");

        assertThat(controller.job(own.id(), manager)).isNotNull();
        assertThat(controller.jobs(List.of(JobState.QUEUED), 5, manager)).extracting(Job::id).contains(own.id());
        assertThat(controller.jobCancel(new JobInput(own.id()), manager).errors()).isEmpty();
        assertThat(controller.jobCancel(new JobInput(own.id()), manager).errors())
            .extracting(UserError::code)
            .containsExactly("ALREADY_ENDED");
        assertThat(controller.jobRetry(new JobInput(own.id()), manager).errors()).isEmpty();
        assertThat(controller.jobRetry(new JobInput(own.id()), manager).errors())
            .extracting(UserError::code)
            .containsExactly("STILL_ACTIVE");
    }

    @Test
    void aViewerOnlyLooks() {
        Job own = replica.jobs.start("test:viewer", OWN, "{}");

        assertThat(controller.job(own.id(), viewer)).isNotNull();
        assertThat(controller.jobCancel(new JobInput(own.id()), viewer).errors())
            .extracting(UserError::code)
            .containsExactly("FORBIDDEN");
    }

    @Test
    void jobsOfNoShopAreForAdminsOnly() {
        Job host = replica.jobs.start("test:host", null, "{}");

        assertThat(controller.job(host.id(), manager)).isNull();
        assertThat(controller.job(host.id(), admin)).isNotNull();
        assertThat(controller.jobs(null, 200, admin)).extracting(Job::id).contains(host.id());
    }

    @Test
    void nobodyIsServedWithoutSigningInOrBeyondTheLimit() {
        assertThatThrownBy(() -> controller.job(unknown, GraphQLContext.newContext().build())).isInstanceOf(
            VitrinaException.class
        );
        assertThatThrownBy(() -> controller.jobs(null, 201, admin)).isInstanceOf(VitrinaException.class);
    }

    private String message(String id) {
        try {
            controller.jobProgress(id, manager);
            return "";
        } catch (VitrinaException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static GraphQLContext caller(Role role, Map<ShopId, Role> grants) {
        RequestScope scope = new RequestScope(
            new Caller(7, "a@example.org", role, grants),
            null,
            "request-1",
            "127.0.0.1"
        );
        return GraphQLContext.newContext().of(RequestScope.class, scope).build();
    }
}
