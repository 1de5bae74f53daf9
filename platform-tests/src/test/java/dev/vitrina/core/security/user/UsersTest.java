package dev.vitrina.core.security.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HostTest
class UsersTest {

    private static final String CREATE =
        "mutation { userCreate(input: {email: \"%s\", name: \"%s\", password: \"%s\", role: VIEWER}) { user { id } errors { code } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private People people;

    @BeforeEach
    void signIn() {
        people = new People(port);
    }

    @ParameterizedTest
    @CsvSource(
        {
            "no address, Name, a good password, INVALID_EMAIL",
            "a@b@c, Name, a good password, INVALID_EMAIL",
            "new@example.org, ' ', a good password, INVALID_NAME",
            "new@example.org, Name, short, WEAK_PASSWORD",
            "new@example.org, Name, Password123, WEAK_PASSWORD",
            "new@example.org, Name, zzzzzzzzzzzz, WEAK_PASSWORD",
            "ADMIN@example.org, Name, a good password, EMAIL_TAKEN",
        }
    )
    void refusesWhatCannotBeAUser(String email, String name, String password, String code) {
        assertThat(people.admin().graphql(CREATE.formatted(email, name, password)).codes("userCreate")).containsExactly(
            code
        );
    }

    @Test
    void keepsOnlyAnArgon2Hash() {
        people.create("hashed@example.org", "VIEWER");

        String hash = jdbc
            .sql("select password_hash from platform.app_user where email = 'hashed@example.org'")
            .query(String.class)
            .single();

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void pagesAndSearchesUsers() {
        people.create("find-me-1@example.org", "VIEWER");
        people.create("find-me-2@example.org", "MANAGER");

        Client.Answer found = people
            .admin()
            .graphql("{ users(page: {number: 1, size: 1}, search: \"FIND-ME\") { totalItems items { email role } } }");

        assertThat(found.data("users").path("totalItems").asInt()).isEqualTo(2);
        assertThat(found.data("users").path("items").path(0).path("email").asString()).isEqualTo(
            "find-me-2@example.org"
        );
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(people.update(HostTest.ADMIN, "disabled: true")).containsExactly("LAST_ADMIN");
        assertThat(people.update(HostTest.ADMIN, "role: VIEWER")).containsExactly("LAST_ADMIN");
        assertThat(delete(HostTest.ADMIN)).containsExactly("LAST_ADMIN");
    }

    @Test
    void twoAdministratorsCannotRemoveEachOtherAtTheSameMoment() throws Exception {
        people.create("second-admin@example.org", "ADMIN");
        People second = new People(port);

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> one = executor.submit(() -> people.update("second-admin@example.org", "role: VIEWER"));
            Future<List<String>> two = executor.submit(() -> second.update(HostTest.ADMIN, "role: VIEWER"));
            one.get();
            two.get();
        }

        int admins = jdbc
            .sql("select count(*) from platform.app_user where role = 'ADMIN' and not disabled")
            .query(Integer.class)
            .single();
        assertThat(admins).isPositive();
        jdbc
            .sql("update platform.app_user set role = 'ADMIN' where email = :email")
            .param("email", HostTest.ADMIN)
            .update();
        jdbc.sql("update platform.app_user set role = 'VIEWER' where email = 'second-admin@example.org'").update();
    }

    @Test
    void refusesGrantsThatMakeNoSense() {
        people.create("granted@example.org", "VIEWER");

        assertThat(
            people.update("granted@example.org", "grants: [{shopId: \"424242\", role: VIEWER}]")
        ).containsExactly("UNKNOWN_SHOP");
        assertThat(people.update("granted@example.org", "grants: [{shopId: \"x\", role: VIEWER}]")).containsExactly(
            "UNKNOWN_SHOP"
        );
        assertThat(people.update("granted@example.org", "grants: [{shopId: \"1\", role: ADMIN}]")).containsExactly(
            "ADMIN_NOT_PER_SHOP"
        );
        assertThat(people.update("granted@example.org", "grants: [{shopId: \"1\", role: MANAGER}]")).contains(
            "GRANT_ABOVE_ROLE"
        );
    }

    @Test
    void changingOnesPasswordAsksForTheOldOneAndEndsTheOtherSessions() {
        people.create("changes@example.org", "VIEWER");
        Client here = new Client(port);
        here.login("changes@example.org", People.PASSWORD);
        Client elsewhere = new Client(port);
        elsewhere.login("changes@example.org", People.PASSWORD);

        assertThat(change(here, "wrong", "another good password")).containsExactly("INVALID_CREDENTIALS");
        assertThat(change(here, People.PASSWORD, "password1")).containsExactly("WEAK_PASSWORD");
        assertThat(change(here, People.PASSWORD, "another good password")).isEmpty();

        assertThat(me(here)).isEqualTo("changes@example.org");
        assertThat(me(elsewhere)).isEmpty();
        assertThat(elsewhere.refresh().codes("refreshSession")).containsExactly("SESSION_EXPIRED");
        assertThat(new Client(port).login("changes@example.org", "another good password").codes("login")).isEmpty();
    }

    @Test
    void anUnknownUserIsNotFound() {
        assertThat(
            people
                .admin()
                .graphql("mutation { userUpdate(input: {id: \"999999\", name: \"x\"}) { errors { code } } }")
                .codes("userUpdate")
        ).containsExactly("NOT_FOUND");
    }

    private List<String> delete(String email) {
        return people
            .admin()
            .graphql("mutation { userDelete(input: {id: \"%s\"}) { errors { code } } }".formatted(people.id(email)))
            .codes("userDelete");
    }

    private static List<String> change(Client client, String current, String fresh) {
        return client
            .graphql(
                "mutation { passwordChange(input: {current: \"%s\", new: \"%s\"}) { errors { code } } }".formatted(
                    current,
                    fresh
                )
            )
            .codes("passwordChange");
    }

    private static String me(Client client) {
        return client.graphql("{ me { email } }").data("me").path("email").asString("");
    }
}
