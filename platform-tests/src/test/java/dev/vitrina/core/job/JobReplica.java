package dev.vitrina.core.job;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Work;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.HostRules;
import dev.vitrina.core.time.DatabaseTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The jobs as one replica has them, on a shared database. */
final class JobReplica implements AutoCloseable {

    private static final JobProperties QUICK = new JobProperties(
        16,
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        4,
        Duration.ofMillis(100),
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        Duration.ofDays(30)
    );

    final PlatformJobs jobs;
    final JobCatalogue catalogue;
    final JobFeed feed;
    final JobController controller;
    final JobStore store;
    final Shops shops = new Shops();
    final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    JobReplica(HikariDataSource pool) {
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JobProperties.class, () -> QUICK);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(pool));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(ShopDirectory.class, () -> shops);
        context.registerBean(DatabaseTime.class, () -> new DatabaseTime(pool));
        context.registerBean(AccessRules.class, HostRules::create);
        context.register(JobConfiguration.class, ShopJobs.class, JobController.class);
        context.refresh();
        this.jobs = context.getBean(PlatformJobs.class);
        this.catalogue = context.getBean(JobCatalogue.class);
        this.feed = context.getBean(JobFeed.class);
        this.controller = context.getBean(JobController.class);
        this.store = context.getBean(JobStore.class);
        this.jdbc = JdbcClient.create(pool);
    }

    Runnable define(String type, Work work) {
        return define(type, null, work);
    }

    Runnable define(String type, @Nullable Schedule schedule, Work work) {
        Runnable away = catalogue.register("test", new JobDefinition(type, schedule, work));
        context.getBean(JobScheduler.class).reconcileNow();
        return away;
    }

    JobState state(Job job) {
        return now(job).state();
    }

    Job now(Job job) {
        return jobs.find(job.id()).orElseThrow();
    }

    /** Stops as a host does at SIGTERM. */
    @Override
    public void close() {
        context.close();
    }

    /** The shops of the test. */
    static final class Shops implements ShopDirectory {

        private final List<Shop> all = new CopyOnWriteArrayList<>();

        void add(ShopId id) {
            put(id, Shop.State.CONNECTED);
        }

        void put(ShopId id, Shop.State state) {
            all.removeIf(shop -> shop.id().equals(id));
            all.add(new Shop(id, "Seller " + id, null, "sid-" + id, state, Instant.EPOCH));
        }

        @Override
        public Optional<Shop> find(ShopId id) {
            return all
                .stream()
                .filter(shop -> shop.id().equals(id))
                .findFirst();
        }

        @Override
        public List<Shop> all() {
            return List.copyOf(all);
        }
    }
}
