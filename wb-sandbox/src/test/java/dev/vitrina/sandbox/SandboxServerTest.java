package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.server.SandboxStartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxServerTest {

    @AfterEach
    void forget() {
        for (String name : new String[] { "port", "seed", "cards", "quotas", "bind-address", "cdn-base" }) {
            System.clearProperty("vitrina.sandbox." + name);
        }
    }

    @Test
    void hasDefaults() {
        SandboxSettings settings = SandboxServer.settings();

        assertThat(settings.port()).isEqualTo(8081);
        assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.quotas()).isTrue();
        assertThat(settings.sellers()).extracting(SellerPlan::cards).containsExactly(12_000, 800, 150, 300);
    }

    @Test
    void readsProperties() {
        System.setProperty("vitrina.sandbox.port", "0");
        System.setProperty("vitrina.sandbox.cards", "77");
        System.setProperty("vitrina.sandbox.seed", "9");
        System.setProperty("vitrina.sandbox.quotas", "off");
        System.setProperty("vitrina.sandbox.cdn-base", "https://cdn.example/media/");

        SandboxSettings settings = SandboxServer.settings();

        assertThat(settings.port()).isZero();
        assertThat(settings.seed()).isEqualTo(9);
        assertThat(settings.quotas()).isFalse();
        assertThat(settings.sellers().getFirst().cards()).isEqualTo(77);
        try (WbSandbox sandbox = WbSandbox.start(settings); Client client = Client.of(sandbox, 0)) {
            String photo = client
                .walk(true, 100, () -> {})
                .getFirst()
                .at("/photos/0/big")
                .asString();
            assertThat(photo).startsWith("https://cdn.example/media/basket-");
        }
    }

    @Test
    void namesThePropertyWithAWrongValue() {
        System.setProperty("vitrina.sandbox.port", "many");

        assertThatThrownBy(SandboxServer::settings).hasMessageContaining("vitrina.sandbox.port");
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SandboxSettings settings = SandboxSettings.builder().port(taken.getLocalPort()).build();

            assertThatThrownBy(() -> WbSandbox.start(settings))
                .isInstanceOf(SandboxStartException.class)
                .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void freesItsPortWhenClosed() {
        WbSandbox first = WbSandbox.start(SandboxSettings.builder().port(0).build());
        URI url = first.baseUrl(WbHost.CONTENT);
        first.close();

        try (WbSandbox second = WbSandbox.start(SandboxSettings.builder().port(first.port()).build())) {
            assertThat(second.baseUrl(WbHost.CONTENT)).isEqualTo(url);
        }
    }
}
