package dev.vitrina.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.database.TestMigrations;
import dev.vitrina.core.host.FreshDatabase;
import dev.vitrina.core.time.DatabaseTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Kills a process again and again while it rotates the key of many secrets. */
class KilledRotationTest {

    private static final int SECRETS = 2_000;
    private static final int KILLS = 3;

    @Test
    void losesNoSecretHoweverOftenItIsKilled() throws Exception {
        String url = FreshDatabase.url();
        try (Rotating.Parts parts = Rotating.on(url, FreshDatabase.username(), FreshDatabase.password())) {
            parts.migrate();
            losesNone(url, parts);
        }
    }

    private static void losesNone(String url, Rotating.Parts parts) throws Exception {
        Vault vault = parts.vault();
        for (int i = 0; i < SECRETS; i++) {
            vault.put(address(i), secret(i));
        }

        Random moments = new Random(7);
        for (int i = 0; i < KILLS; i++) {
            Process process = rotating(url);
            assertThat(process.inputReader().readLine()).isEqualTo("rotating");
            process.onExit().completeOnTimeout(process, 30 + moments.nextInt(250), TimeUnit.MILLISECONDS).join();
            process.destroyForcibly().waitFor();
        }
        parts.rotation(vault).rotate();

        Vault fresh = parts.vault();
        for (int i = 0; i < SECRETS; i++) {
            assertThat(fresh.find(address(i))).hasValue(secret(i));
        }
        assertThat(fresh.pinned().hasOldKeys()).isFalse();
    }

    private static Process rotating(String url) throws IOException {
        return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Rotating.class.getName(),
            url,
            FreshDatabase.username(),
            FreshDatabase.password()
        )
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    }

    private static SecretAddress address(int number) {
        return new SecretAddress("test", Integer.toString(number));
    }

    private static byte[] secret(int number) {
        return ("secret number " + number).getBytes(StandardCharsets.UTF_8);
    }

    /** Rotates for ever. */
    static final class Rotating {

        private Rotating() {}

        public static void main(String[] args) {
            Parts parts = on(args[0], args[1], args[2]);
            Vault vault = parts.vault();
            System.out.println("rotating");
            while (true) {
                parts.rotation(vault).rotate();
            }
        }

        /** On one connection: a new one for each of thousands of transactions takes most of the time. */
        static Parts on(String url, String username, String password) {
            return new Parts(new SingleConnectionDataSource(url, username, password, true));
        }

        record Parts(SingleConnectionDataSource dataSource) implements AutoCloseable {
            @Override
            public void close() {
                dataSource.close();
            }

            void migrate() throws Exception {
                TestMigrations.migrate(dataSource, new DefaultResourceLoader());
            }

            VaultStore store() {
                return new VaultStore(JdbcClient.create(dataSource));
            }

            TransactionTemplate transactions() {
                return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
            }

            Vault vault() {
                MasterKey key = new MasterKey("01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII));
                return new Vault(store(), new MasterKeys(key, Optional.empty()), transactions());
            }

            KeyRotation rotation(Vault vault) {
                return new KeyRotation(
                    vault,
                    store(),
                    transactions(),
                    Duration.ofDays(90),
                    new DatabaseTime(dataSource)
                );
            }
        }
    }
}
