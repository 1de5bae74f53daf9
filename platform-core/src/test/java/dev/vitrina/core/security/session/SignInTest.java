package dev.vitrina.core.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HostTest
class SignInTest {

    @LocalServerPort
    private int port;

    @Test
    void letsTheAdministratorInAndOut() {
        Client client = new Client(port);

        Client.Answer login = client.login(HostTest.ADMIN, HostTest.PASSWORD);

        assertThat(login.codes("login")).isEmpty();
        assertThat(login.data("login").path("user").path("email").asString()).isEqualTo(HostTest.ADMIN);
        assertThat(client.graphql("{ me { email role } }").data("me").path("role").asString()).isEqualTo("ADMIN");
        assertThat(login.http().headers().firstValue("Set-Cookie").orElseThrow())
            .startsWith("vitrina_refresh=vtr_")
            .contains("HttpOnly", "SameSite=Strict", "Path=/");
    }
}
