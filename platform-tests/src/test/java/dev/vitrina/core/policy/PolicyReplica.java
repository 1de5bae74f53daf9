package dev.vitrina.core.policy;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.cache.policy.PolicyOverrides;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** The policies and the cache as one replica has them, on a shared database. */
final class PolicyReplica implements AutoCloseable {

    static final String ENDPOINT = "test/things";

    final Policies policies;
    final PolicyFeed feed;
    final DeclaredPolicies declared;
    final Registration registration;
    final PolicyOverrides overrides;
    private final HikariDataSource pool;
    private final Wire wire;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final CacheEngine engine;
    private final AtomicLong passed = new AtomicLong();

    PolicyReplica(HikariDataSource pool) {
        this.pool = pool;
        this.wire = new Wire(pool);
        context.registerBean(DataSource.class, () -> wire);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(wire));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(wire));
        context.register(PolicyConfiguration.class);
        context.refresh();
        this.policies = context.getBean(Policies.class);
        this.feed = context.getBean(PolicyFeed.class);
        this.declared = context.getBean(DeclaredPolicies.class);
        this.overrides = context.getBean(PolicyOverrides.class);
        this.registration = declared.register(Plugins.declaring("test", ENDPOINT, "test/others"));
        this.engine = CacheEngine.on(pool)
            .policies(overrides)
            .nanoTime(() -> System.nanoTime() + passed.get())
            .start();
    }

    /** By which policy the endpoint is cached here now. */
    CachePolicy effective() {
        return overrides.effective(ENDPOINT, Plugins.POLICY);
    }

    /** Reads through the cache; the origin counts its answers. */
    CacheAnswer<String> read(long tenant, AtomicInteger origin) {
        return engine
            .cache()
            .get(
                new CacheRequest<>(new CacheKey(tenant, ENDPOINT, "id=1"), Plugins.POLICY, Codec.utf8(), context ->
                    new LoadResult.Loaded<>("v" + origin.incrementAndGet())
                )
            );
    }

    /** Lets time pass for what memory holds. */
    void passes(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    /** Takes PostgreSQL away from the policies of this replica, and from nothing else. */
    void cut(boolean cut) {
        wire.cut = cut;
    }

    @Override
    public void close() {
        engine.close();
        context.close();
        pool.close();
    }

    private static final class Wire extends DelegatingDataSource {

        private volatile boolean cut;

        Wire(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (cut) {
                throw new SQLTransientConnectionException("cut by the test");
            }
            return super.getConnection();
        }
    }
}
