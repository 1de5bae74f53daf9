package dev.vitrina.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** As docs/operations.md says to set the host up behind a proxy; the test is the proxy. */
@HostTest
@TestPropertySource(
    properties = { "server.forward-headers-strategy=native", "vitrina.metrics.open-to-this-machine=true" }
)
class BehindProxyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void wrongPasswordsBlockTheAddressTheyCameFromAndNobodyElse() {
        from("203.0.113.9").login("a@example.org", "wrong");
        jdbc.sql("update platform.login_throttle set failures = 49 where kind = 'ADDRESS'").update();
        from("203.0.113.9").login("b@example.org", "wrong");

        assertThat(from("203.0.113.9").login(HostTest.ADMIN, HostTest.PASSWORD).codes("login")).containsExactly(
            "RATE_LIMITED"
        );
        assertThat(from("203.0.113.10").login(HostTest.ADMIN, HostTest.PASSWORD).codes("login")).isEmpty();
    }

    @Test
    void aClientCannotChooseTheAddressItIsCountedUnder() {
        jdbc.sql("delete from platform.login_throttle").update();

        from("198.51.100.1, 203.0.113.20").login("a@example.org", "wrong");
        from("198.51.100.2, 203.0.113.20").login("b@example.org", "wrong");

        assertThat(
            jdbc.sql("select failures from platform.login_throttle where kind = 'ADDRESS'").query(Integer.class).list()
        ).containsExactly(2);
    }

    @Test
    void aClientOfTheProxyDoesNotReadMetrics() {
        assertThat(from("203.0.113.9").get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(from("127.0.0.1, 203.0.113.9").get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    private Client from(String forwardedFor) {
        return new Client(port).header("X-Forwarded-For", forwardedFor);
    }
}
