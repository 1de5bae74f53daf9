package dev.vitrina.core.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HostTest
class RefreshTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Client client;

    @BeforeEach
    void signIn() {
        client = new Client(port);
        client.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    @Test
    void givesANewAccessTokenAndReplacesTheCookie() {
        String before = client.cookie().orElseThrow();

        Client.Answer refreshed = client.refresh();

        assertThat(refreshed.codes("refreshSession")).isEmpty();
        assertThat(client.cookie().orElseThrow()).isNotEqualTo(before);
        assertThat(me()).isEqualTo(HostTest.ADMIN);
    }

    @Test
    void twoTabsAtTheSameMomentBothGoOnAndHoldTheSameToken() throws Exception {
        String shared = client.cookie().orElseThrow();

        List<Client> tabs = SignInTest.atOnce(8, () -> {
            Client tab = new Client(port).cookie(shared);
            tab.refresh();
            return tab;
        });

        assertThat(tabs).allSatisfy(tab -> assertThat(tab.accessToken()).isNotEmpty());
        assertThat(tabs)
            .extracting(tab -> tab.cookie().orElseThrow())
            .containsOnly(tabs.getFirst().cookie().orElseThrow());
        assertThat(tabs.getLast().refresh().codes("refreshSession")).isEmpty();
    }

    @Test
    void aTokenThatIsUsedAgainLaterEndsTheWholeSession() {
        String stolen = client.cookie().orElseThrow();
        client.refresh();
        letGracePass();

        Client thief = new Client(port).cookie(stolen);

        assertThat(thief.refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");
        assertThat(me()).isEmpty();
        assertThat(client.refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");
    }

    @Test
    void aThiefWhoIsFastEnoughForTheGraceIsFoundOutAtTheNextExchange() {
        Client thief = new Client(port).cookie(client.cookie().orElseThrow());
        client.refresh();
        assertThat(thief.refresh().codes("refreshSession")).isEmpty();
        thief.refresh();
        letGracePass();

        assertThat(client.refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");
        assertThat(thief.refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");
    }

    @Test
    void endsAfterItsIdleTimeAndAfterItsWholeLife() {
        Client other = new Client(port);
        other.login(HostTest.ADMIN, HostTest.PASSWORD);
        jdbc.sql("update platform.session set idle_until = now() where revoked_at is null").update();
        assertThat(client.refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");

        jdbc.sql("update platform.session set idle_until = now() + interval '1 hour', expires_at = now()").update();
        assertThat(other.refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");
    }

    @Test
    void signingOutEndsTheSessionAndRemovesTheCookie() {
        String cookie = client.cookie().orElseThrow();

        Client.Answer logout = client.graphql("mutation { logout { errors { code } } }");

        assertThat(logout.http().headers().firstValue("Set-Cookie").orElseThrow()).contains(
            "vitrina_refresh=;",
            "Max-Age=0"
        );
        assertThat(me()).isEmpty();
        assertThat(new Client(port).cookie(cookie).refresh().codes("refreshSession")).containsExactly(
            "SESSION_EXPIRED"
        );
    }

    @Test
    void storesNoTokenInTheClear() {
        String token = client.cookie().orElseThrow().replace("vitrina_refresh=", "");
        client.refresh();

        String stored = jdbc
            .sql("select string_agg(t::text, ' ') from platform.refresh_token t")
            .query(String.class)
            .single();

        assertThat(stored)
            .isNotEmpty()
            .doesNotContain(token, client.cookie().orElseThrow().replace("vitrina_refresh=", ""));
    }

    @Test
    void refusesNonsenseInTheCookie() {
        assertThat(
            new Client(port).cookie("vitrina_refresh=vtr_short").refresh().codes("refreshSession")
        ).containsExactly("SESSION_EXPIRED");
        assertThat(new Client(port).refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");
    }

    private void letGracePass() {
        jdbc.sql("update platform.refresh_token set used_at = used_at - interval '11 seconds'").update();
    }

    private String me() {
        return client.graphql("{ me { email } }").data("me").path("email").asString("");
    }
}
