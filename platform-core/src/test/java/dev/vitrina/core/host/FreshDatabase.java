package dev.vitrina.core.host;

import dev.vitrina.core.database.EmbeddedDatabase;
import java.util.concurrent.atomic.AtomicInteger;
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
            "spring.datasource.username=" + Server.RUNNING.username(),
            "spring.datasource.password=" + Server.RUNNING.password()
        ).applyTo(context);
    }

    public static String url() {
        return Server.RUNNING.createDatabase("test" + NUMBER.incrementAndGet());
    }

    public static String username() {
        return Server.RUNNING.username();
    }

    public static String password() {
        return Server.RUNNING.password();
    }

    private static final class Server {

        static final EmbeddedDatabase RUNNING = EmbeddedDatabase.temporary();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(RUNNING::close));
        }
    }
}
