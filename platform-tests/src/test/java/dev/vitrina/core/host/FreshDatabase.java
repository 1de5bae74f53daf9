package dev.vitrina.core.host;

import dev.vitrina.postgres.TestServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each test context an empty database on the one server of this JVM. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
            "spring.datasource.url=" + url(),
            "spring.datasource.username=" + username(),
            "spring.datasource.password=" + password()
        ).applyTo(context);
    }

    public static String url() {
        String name = "test" + NUMBER.incrementAndGet();
        Server.RUNNING.createDatabase(name);
        return Server.RUNNING.url(name);
    }

    public static String username() {
        return TestServer.OWNER;
    }

    public static String password() {
        return TestServer.OWNER_PASSWORD;
    }

    private static final class Server {

        /** Closed after the contexts, each of which would wait for it in vain. */
        static final TestServer RUNNING = TestServer.start(SpringApplication.getShutdownHandlers()::add);
    }
}
