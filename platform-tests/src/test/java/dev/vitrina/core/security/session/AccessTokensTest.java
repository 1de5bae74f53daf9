package dev.vitrina.core.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HostTest
class AccessTokensTest {

    @LocalServerPort
    private int port;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void takesATokenMadeLikeOurs() {
        assertThat(accepted(forged(token -> token))).isTrue();
    }

    @Test
    void refusesWhatIsNotExactlyOurs() {
        Instant past = Instant.now().minusSeconds(5);
        Stream.<UnaryOperator<JwtBuilder>>of(
            token -> token.expiration(Date.from(past)),
            token -> token.expiration(null),
            token -> token.issuer("somebody"),
            token -> token.issuer(null),
            token -> token.audience().clear().add("another-api").and(),
            token -> token.audience().clear().and(),
            token -> token.subject("999999"),
            token -> token.claim("sid", "00000000-0000-0000-0000-000000000000"),
            token -> token.claim("sid", "no session"),
            token -> token.claim("sid", null),
            token -> token.header().type("JWT").and(),
            token -> token.header().type("rt+jwt").and(),
            token -> token.header().keyId("unknown").and(),
            token -> token.header().keyId("../../dev/null").and(),
            token -> token.header().keyId(null).and(),
            token -> token.notBefore(Date.from(Instant.now().plusSeconds(600))),
            token -> token.signWith(Jwts.SIG.HS256.key().build(), Jwts.SIG.HS256),
            token -> token.signWith(Jwts.SIG.HS512.key().build(), Jwts.SIG.HS512),
            token -> token.signWith(Jwts.SIG.RS256.keyPair().build().getPrivate(), Jwts.SIG.RS256),
            token -> token.compressWith(Jwts.ZIP.DEF)
        ).forEach(change -> assertThat(accepted(forged(change))).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "None", "NONE", "nOnE", "HS384", "HS512", "RS256", "ES256", "dir", "" })
    void refusesOtherAlgorithmsInTheHeader(String algorithm) {
        String[] parts = forged(token -> token).split("\\.");
        String header = encode(
            "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, keys.current().kid())
        );

        assertThat(accepted(header + "." + parts[1] + ".")).isFalse();
        assertThat(accepted(header + "." + parts[1] + "." + parts[2])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "", "a", "a.b", "a.b.c", "....", "eyJ.eyJ.eyJ", "null", "eyJhbGciOiJIUzI1NiJ9..", "\u00e4" }
    )
    void refusesNonsense(String token) {
        assertThat(accepted(token)).isFalse();
    }

    @Test
    void refusesAChangedPayloadAndAChangedSignature() {
        String[] parts = forged(token -> token).split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        assertThat(
            accepted(parts[0] + "." + encode(payload.replace("vitrina-api", "vitrina-apj")) + "." + parts[2])
        ).isFalse();
        assertThat(accepted(parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse())).isFalse();
    }

    @Test
    void refusesARefreshTokenAsAnAccessToken() {
        Client client = signedIn();

        assertThat(accepted(client.cookie().orElseThrow().replace("vitrina_refresh=", ""))).isFalse();
    }

    @Test
    void refusesATokenWhoseSessionHasEnded() {
        Client client = signedIn();
        String token = client.accessToken();
        assertThat(accepted(token)).isTrue();

        client.graphql("mutation { logout { errors { code } } }");

        assertThat(accepted(token)).isFalse();
    }

    @Test
    void refusesATokenOfADisabledOrDeletedUserAtOnce() {
        People people = new People(port);
        Client disabled = new Client(port);
        disabled.login(people.create("soon-disabled@example.org", "VIEWER"), People.PASSWORD);
        Client deleted = new Client(port);
        deleted.login(people.create("soon-deleted@example.org", "VIEWER"), People.PASSWORD);
        assertThat(accepted(disabled.accessToken())).isTrue();
        assertThat(accepted(deleted.accessToken())).isTrue();

        people.update("soon-disabled@example.org", "disabled: true");
        people
            .admin()
            .graphql(
                "mutation { userDelete(input: {id: \"%s\"}) { deletedId } }".formatted(
                    people.id("soon-deleted@example.org")
                )
            );

        assertThat(accepted(disabled.accessToken())).isFalse();
        assertThat(accepted(deleted.accessToken())).isFalse();
    }

    @Test
    void oldKeysVerifyUntilTheirLastTokenHasExpired() {
        String old = signedIn().accessToken();
        keys.rotate();
        String fresh = signedIn().accessToken();
        assertThat(kid(old)).isNotEqualTo(kid(fresh));
        assertThat(accepted(old)).isTrue();

        jdbc.sql("update platform.signing_key set created_at = created_at - interval '2 hours'").update();
        keys.keepFresh();

        assertThat(accepted(old)).isFalse();
        assertThat(accepted(fresh)).isTrue();
    }

    private Client signedIn() {
        Client client = new Client(port);
        client.login(HostTest.ADMIN, HostTest.PASSWORD);
        return client;
    }

    private boolean accepted(String token) {
        Client.Answer answer = new Client(port).header("Authorization", "Bearer " + token).graphql("{ me { email } }");
        assertThat(answer.http().statusCode()).isEqualTo(200);
        return answer.data("me").has("email");
    }

    /** A token of the administrator's session, signed with the current key unless changed. */
    private String forged(UnaryOperator<JwtBuilder> change) {
        String[] parts = signedIn().accessToken().split("\\.");
        SigningKeys.Named signing = keys.current();
        SecretKey key = signing.key();
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        JwtBuilder genuine = Jwts.builder()
            .header()
            .keyId(signing.kid())
            .type("at+jwt")
            .and()
            .issuer("vitrina")
            .audience()
            .add("vitrina-api")
            .and()
            .subject(text(payload, "sub"))
            .claim("sid", text(payload, "sid"))
            .issuedAt(Date.from(Instant.now()))
            .expiration(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
            .signWith(key, Jwts.SIG.HS256);
        return change.apply(genuine).compact();
    }

    private static String text(String json, String field) {
        return json.replaceAll(".*\"" + field + "\":\"([^\"]*)\".*", "$1");
    }

    private static String kid(String token) {
        return text(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8), "kid");
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
