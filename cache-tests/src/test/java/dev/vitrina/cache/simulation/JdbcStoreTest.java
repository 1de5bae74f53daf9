package dev.vitrina.cache.simulation;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.engine.ControlledDataSource;
import dev.vitrina.cache.engine.TestPostgres;
import dev.vitrina.cache.entry.Stores;
import dev.vitrina.cache.jdbc.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class JdbcStoreTest extends StoreContract {

    private static HikariDataSource pool;
    private static Stores stores;

    @BeforeAll
    static void connect() {
        pool = TestPostgres.pool();
        stores = Stores.in(new Database(pool, System::nanoTime));
    }

    @AfterAll
    static void disconnect() {
        pool.close();
    }

    @Override
    Stores stores() {
        return stores;
    }

    /** Held before its commit, on a connection of its own. */
    @Override
    Runnable begin(Scope scope) {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ControlledDataSource held = new ControlledDataSource(pool);
        held.before(sql -> {
            if (sql.equals("COMMIT")) {
                reached.countDown();
                await(released);
            }
        });
        Stores late = Stores.in(new Database(held.dataSource(), System::nanoTime));
        CompletableFuture<Void> done = CompletableFuture.runAsync(
            () -> late.invalidations().invalidate(scope, Invalidation.HARD),
            work -> Thread.ofVirtual().start(work)
        );
        await(reached);
        return () -> {
            released.countDown();
            done.join();
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("Waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
