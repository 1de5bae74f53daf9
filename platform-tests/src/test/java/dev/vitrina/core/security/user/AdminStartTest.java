package dev.vitrina.core.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.VitrinaApplication;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.FreshDatabase;
import dev.vitrina.core.host.HostTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Whole starts, one after another on one database. */
class AdminStartTest {

    private final String database = FreshDatabase.url();

    @Test
    void aStartThatFailsLeavesThePasswordToTheNext() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start("server.port=" + taken.getLocalPort())).isInstanceOf(Exception.class);
        }

        try (ConfigurableApplicationContext host = start("server.port=0")) {
            BootstrapAdmin.Credentials shown = welcomed(host).orElseThrow();

            assertThat(client(host).login(shown.email(), shown.password()).codes("login")).isEmpty();
        }
    }

    @Test
    void aPasswordThatCouldNotBeShownIsNotKept() {
        try (ConfigurableApplicationContext host = start("server.port=0")) {
            BootstrapAdmin admin = host.getBean(BootstrapAdmin.class);

            assertThatThrownBy(() ->
                admin.welcome(made -> {
                    throw new IllegalStateException("no screen");
                })
            ).hasMessage("no screen");

            assertThat(welcomed(host)).isPresent();
        }
    }

    @Test
    void aResetEndsTheSessionsOfWhoeverKnewTheOldPassword() {
        String thief;
        try (ConfigurableApplicationContext host = start("server.port=0", "vitrina.admin.password=the old password")) {
            Client client = client(host);
            client.login("admin@vitrina.local", "the old password");
            thief = client.cookie().orElseThrow();
        }

        String[] reset = { "server.port=0", "vitrina.admin.password=the new password", "vitrina.admin.reset=true" };
        try (ConfigurableApplicationContext host = start(reset)) {
            assertThat(client(host).cookie(thief).refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");
            assertThat(client(host).login("admin@vitrina.local", "the new password").codes("login")).isEmpty();
        }
    }

    private ConfigurableApplicationContext start(String... properties) {
        List<String> arguments = new ArrayList<>(
            List.of(
                "server.address=127.0.0.1",
                "spring.datasource.url=" + database,
                "spring.datasource.username=" + FreshDatabase.username(),
                "spring.datasource.password=" + FreshDatabase.password(),
                "spring.datasource.hikari.minimum-idle=1",
                "vitrina.security.master-key=" + HostTest.MASTER_KEY
            )
        );
        arguments.addAll(List.of(properties));
        return new SpringApplicationBuilder(VitrinaApplication.class).run(
                arguments
                    .stream()
                    .map(argument -> "--" + argument)
                    .toArray(String[]::new)
            );
    }

    private static Optional<BootstrapAdmin.Credentials> welcomed(ConfigurableApplicationContext host) {
        AtomicReference<Optional<BootstrapAdmin.Credentials>> shown = new AtomicReference<>(Optional.empty());
        host.getBean(BootstrapAdmin.class).welcome(shown::set);
        return shown.get();
    }

    private static Client client(ConfigurableApplicationContext host) {
        return new Client(Integer.parseInt(host.getEnvironment().getRequiredProperty("local.server.port")));
    }
}
