package dev.vitrina.core.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import dev.vitrina.core.security.session.SignIn.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HostTest
class SignInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SignIn signIn;

    @Test
    void letsTheAdministratorIn() {
        Client client = new Client(port);

        Client.Answer login = client.login(HostTest.ADMIN, HostTest.PASSWORD);

        assertThat(login.codes("login")).isEmpty();
        assertThat(login.data("login").path("user").path("email").asString()).isEqualTo(HostTest.ADMIN);
        assertThat(client.graphql("{ me { email role } }").data("me").path("role").asString()).isEqualTo("ADMIN");
        assertThat(login.http().headers().firstValue("Set-Cookie").orElseThrow())
            .startsWith("vitrina_refresh=vtr_")
            .contains("HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void takesTheEmailAsItIsTyped() {
        assertThat(new Client(port).login(" Admin@Example.ORG ", HostTest.PASSWORD).codes("login")).isEmpty();
    }

    @Test
    void answersTheSameForAWrongPasswordAnUnknownUserAndADisabledOne() {
        People people = new People(port);
        people.create("disabled@example.org", "VIEWER");
        people.update("disabled@example.org", "disabled: true");

        List<String> answers = List.of(
            new Client(port).login(people.create("known@example.org", "VIEWER"), "a wrong password").http().body(),
            new Client(port).login("nobody@example.org", "a wrong password").http().body(),
            new Client(port).login("disabled@example.org", People.PASSWORD).http().body()
        );

        assertThat(answers).allMatch(answers.getFirst()::equals);
        assertThat(answers.getFirst()).contains("INVALID_CREDENTIALS");
    }

    @Test
    void checksFewGuessesHoweverManyComeAtOnce() throws Exception {
        String victim = new People(port).create("victim@example.org", "VIEWER");
        String other = new People(port).create("other@example.org", "VIEWER");

        List<String> codes = guessAtOnce(victim, 50);

        assertThat(codes).containsOnly("INVALID_CREDENTIALS", "RATE_LIMITED");
        assertThat(codes.stream().filter("INVALID_CREDENTIALS"::equals).count()).isBetween(1L, 10L);
        assertThat(new Client(port).login(victim, People.PASSWORD).codes("login")).containsExactly("RATE_LIMITED");
        assertThat(new Client(port).login(other, People.PASSWORD).codes("login")).isEmpty();
    }

    @Test
    void checksFewGuessesHoweverManyAreAliasedInOneRequest() {
        String victim = new People(port).create("aliased@example.org", "VIEWER");
        String mutation = IntStream.range(0, 15)
            .mapToObj(i ->
                "a%d: login(input: {email: \"%s\", password: \"guess %d\"}) { errors { code } }".formatted(i, victim, i)
            )
            .collect(Collectors.joining(" ", "mutation { ", " }"));

        String answer = new Client(port).graphql(mutation).http().body();

        assertThat(answer.split("INVALID_CREDENTIALS", -1).length - 1).isBetween(1, 10);
        assertThat(answer).contains("RATE_LIMITED");
    }

    @Test
    void saysForHowLongAndWaitsLongerEachTime() {
        String victim = new People(port).create("slow@example.org", "VIEWER");
        for (int i = 0; i < 5; i++) {
            new Client(port).login(victim, "wrong");
        }
        String first = message(victim);
        letBlocksPass();
        new Client(port).login(victim, "wrong");

        assertThat(first).matches("Too many failed attempts; try again in (2\\d|30) seconds");
        assertThat(message(victim)).matches("Too many failed attempts; try again in (5\\d|60) seconds");
        letBlocksPass();
        assertThat(new Client(port).login(victim, People.PASSWORD).codes("login")).isEmpty();
    }

    @Test
    void letsManyRightSignInsOfOneAccountThroughAtOnce() throws Exception {
        String busy = new People(port).create("busy@example.org", "VIEWER");

        List<List<String>> codes = atOnce(12, () -> new Client(port).login(busy, People.PASSWORD).codes("login"));

        assertThat(codes).allMatch(List::isEmpty);
    }

    @Test
    void checksFewGuessesFromOneAddressHoweverManyAccountsTheyAreFor() throws Exception {
        String somebody = new People(port).create("elsewhere@example.org", "VIEWER");
        AtomicInteger accounts = new AtomicInteger();

        List<Attempt> guesses = atOnce(60, () ->
            signIn.attempt("account-" + accounts.incrementAndGet() + "@example.org", "a guess", "203.0.113.7")
        );

        assertThat(guesses).filteredOn(Attempt.Wrong.class::isInstance).hasSize(50);
        assertThat(guesses).filteredOn(Attempt.TooMany.class::isInstance).hasSize(10);
        assertThat(signIn.attempt(somebody, People.PASSWORD, "203.0.113.7")).isInstanceOf(Attempt.TooMany.class);
        assertThat(signIn.attempt(somebody, People.PASSWORD, "203.0.113.8")).isInstanceOf(Attempt.Accepted.class);
    }

    @Test
    void takesANetworkOfIPv6ForOneAddress() throws Exception {
        String somebody = new People(port).create("neighbour@example.org", "VIEWER");
        AtomicInteger hosts = new AtomicInteger();

        List<Attempt> guesses = atOnce(55, () -> {
            int host = hosts.incrementAndGet();
            return signIn.attempt("v6-" + host + "@example.org", "a guess", "2001:db8:0:7:0:0:0:" + host);
        });

        assertThat(guesses).filteredOn(Attempt.TooMany.class::isInstance).hasSize(5);
        assertThat(signIn.attempt(somebody, People.PASSWORD, "2001:db8:0:8:0:0:0:1")).isInstanceOf(
            Attempt.Accepted.class
        );
    }

    private String message(String email) {
        return new Client(port).login(email, "wrong").data("login").path("errors").path(0).path("message").asString();
    }

    private void letBlocksPass() {
        jdbc.sql("update platform.login_throttle set blocked_until = now() - interval '1 second'").update();
    }

    private List<String> guessAtOnce(String email, int guesses) throws Exception {
        return atOnce(guesses, () -> new Client(port).login(email, "a wrong password").codes("login").getFirst());
    }

    static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, times)
                .mapToObj(i -> executor.submit(task))
                .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        }
    }
}
