package dev.vitrina.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.job.ActiveRun.Interruption;
import dev.vitrina.core.job.JobCatalogue.Entry;
import dev.vitrina.core.testing.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What a replica is told of the runs under way on it. */
class RunningJobsTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();

    private final Deque<Runnable> beforeAsked = new ArrayDeque<>();
    private final JobStore store = new JobStore(
        new JdbcTemplate(
            new DelegatingDataSource(DATABASE.pool()) {
                @Override
                public Connection getConnection() throws SQLException {
                    Runnable first = beforeAsked.poll();
                    if (first != null) {
                        first.run();
                    }
                    return super.getConnection();
                }
            }
        )
    );
    private final RunningJobs running = new RunningJobs(store);

    @AfterEach
    void forgetInterruption() {
        var unused = Thread.interrupted();
    }

    @Test
    void aRunThatBeginsWhileTheOthersAreAskedForIsNotTakenForLost() {
        ActiveRun before = begun(1);
        running.add(before);
        ActiveRun meanwhile = begun(2);
        beforeAsked.add(() -> running.add(meanwhile));

        running.tick();

        assertThat(before.interruption()).isEqualTo(Interruption.NONE);
        assertThat(meanwhile.interruption()).isEqualTo(Interruption.NONE);
    }

    @Test
    void aRunThatTakesAJobUpAgainBeforeItIsAskedForIsNotTakenForLost() {
        ActiveRun before = begun(3);
        running.add(before);
        List<ActiveRun> again = new ArrayList<>();
        beforeAsked.add(() -> {
            running.remove(before);
            again.add(new ActiveRun(store.begin(before.id()).orElseThrow(), before.entry()));
            running.add(again.getFirst());
        });

        running.tick();

        assertThat(before.interruption()).as("another run has its job by now").isEqualTo(Interruption.LOST);
        assertThat(again).extracting(ActiveRun::interruption).containsExactly(Interruption.NONE);
    }

    private ActiveRun begun(long shop) {
        UUID id = UUID.randomUUID();
        assertThat(store.insert(id, "test:" + id, new ShopId(shop), "{}")).isPresent();
        JobDefinition definition = new JobDefinition("test:" + id, null, run -> new JobResult.Succeeded(null));
        return new ActiveRun(store.begin(id).orElseThrow(), new Entry("test", definition));
    }
}
