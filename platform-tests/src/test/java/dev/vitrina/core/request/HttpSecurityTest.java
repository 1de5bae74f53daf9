package dev.vitrina.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HostTest
class HttpSecurityTest {

    private static final String QUERY = "{\"query\":\"{ __typename }\"}";

    @LocalServerPort
    private int port;

    @Test
    void sendsTheHeadersThatProtectABrowser() {
        HttpResponse<String> answer = client().graphql("{ __typename }").http();

        assertThat(header(answer, "Content-Security-Policy"))
            .contains(
                "default-src 'self'",
                "script-src 'self' '" + BrowserPolicy.IMPORT_MAP + "';",
                "connect-src 'self' https://*.wbbasket.ru;",
                "frame-ancestors 'none'",
                "object-src 'none'"
            )
            .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/graphql",
            "nonsense",
        }
    )
    void takesNoContentTypeThatAForeignPageCanSend(String type) {
        HttpRequest.Builder request = client()
            .request("/graphql")
            .setHeader("Content-Type", type)
            .POST(BodyPublishers.ofString(QUERY));

        assertThat(client().send(request).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "PUT", "DELETE", "HEAD", "PATCH" })
    void takesNoMethodButPost(String method) {
        HttpRequest.Builder request = client()
            .request("/graphql?query=%7B__typename%7D")
            .method(method, BodyPublishers.noBody());

        assertThat(client().send(request).statusCode()).isEqualTo(405);
    }

    @Test
    void refusesWhatABrowserSendsForAnotherSite() {
        HttpRequest.Builder request = client()
            .request("/graphql")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(BodyPublishers.ofString(QUERY));

        assertThat(client().send(request).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "[]", "[{}]", "1", "\"x\"", "{", "", "{\"query\":null}" })
    void answers400ToABodyThatIsNoRequest(String body) {
        HttpRequest.Builder request = client().request("/graphql").POST(BodyPublishers.ofString(body));

        assertThat(client().send(request).statusCode()).isEqualTo(400);
    }

    @Test
    void keepsApiAndActuatorToThoseWhoMay() {
        assertThat(client().get("/api/files/1").statusCode()).isEqualTo(401);
        assertThat(client().get("/actuator/health").body()).isEqualTo(
            "{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}"
        );
        assertThat(client().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(new People(port).admin().get("/actuator/prometheus").body()).contains("hikaricp_connections");
        assertThat(client().get("/actuator/prometheus").statusCode())
            .as("from this machine, as through a proxy on it that names no client")
            .isEqualTo(401);
        assertThat(client().header("X-Forwarded-For", "203.0.113.9").get("/actuator/env").statusCode()).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{ users { totalItems } }",
            "{ permissions { id } }",
            "{ auditTrail { totalCount } }",
            "mutation { userCreate(input: {email: \"a@b\", name: \"a\", password: \"12345678\", role: ADMIN}) { user { id } } }",
            "mutation { userUpdate(input: {id: \"1\", role: ADMIN}) { user { id } } }",
            "mutation { userDelete(input: {id: \"1\"}) { deletedId } }",
        }
    )
    void keepsAdministrationToAdministrators(String query) {
        String email = new People(port).create(UUID.randomUUID() + "@example.org", "MANAGER");
        Client manager = client();
        manager.login(email, People.PASSWORD);

        assertThat(manager.graphql(query).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(client().graphql(query).errorCode()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void checksTheShopOfASubscriptionToo() {
        Client admin = new People(port).admin();

        String events = admin
            .send(
                admin
                    .header("X-Shop-Id", "424242")
                    .request("/graphql")
                    .header("Accept", "text/event-stream")
                    .POST(BodyPublishers.ofString("{\"query\":\"subscription { jobProgress(id: 1) { id } }\"}"))
            )
            .body();

        assertThat(events).contains("event:next").contains("FORBIDDEN").contains("event:complete");
    }

    private Client client() {
        return new Client(port);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
