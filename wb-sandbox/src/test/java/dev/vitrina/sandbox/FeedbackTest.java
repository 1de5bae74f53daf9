package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.host.WbHost;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FeedbackTest {

    private static final String PATH = "/api/v1/feedbacks";
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-10-09T12:00:00Z"));
    private static WbSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(2_000).quotas(false).clock(CLOCK).build());
        client = Client.of(sandbox, 0);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control().reset();
        sandbox.control().quotas(false);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void listsFeedbackAsTheContractSpellsIt(boolean answered) {
        Client.Reply reply = client.get(WbHost.FEEDBACKS, PATH + "?isAnswered=%s&take=100&skip=0".formatted(answered));

        assertThat(reply.status()).isEqualTo(200);
        Contract.assertKeeps("feedbacks", reply.text());
        assertThat(reply.json().at("/data/feedbacks"))
            .hasSize(100)
            .allMatch(row -> row.path("answer").isNull() != answered);
    }

    @Test
    void pagesAreOneListNewestFirst() {
        List<Instant> times = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        JsonNode page = page("isAnswered=false&take=150&skip=0");
        for (int skip = 0; !page.path("feedbacks").isEmpty(); skip += 150) {
            page = page("isAnswered=false&take=150&skip=" + skip);
            for (JsonNode row : page.path("feedbacks")) {
                ids.add(row.path("id").asString());
                times.add(OffsetDateTime.parse(row.path("createdDate").asString()).toInstant());
            }
        }

        assertThat(ids).doesNotHaveDuplicates().hasSize(page.path("countUnanswered").intValue());
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(page("isAnswered=false&take=1&skip=0&order=dateAsc").at("/feedbacks/0/id").asString()).isEqualTo(
            ids.getLast()
        );
    }

    @Test
    void filtersByCardAndTime() {
        JsonNode newest = page("isAnswered=true&take=1&skip=0").at("/feedbacks/0");
        String nmId = newest.at("/productDetails/nmId").asString();
        long at = OffsetDateTime.parse(newest.path("createdDate").asString()).toEpochSecond();

        assertThat(page("isAnswered=true&take=99&skip=0&nmId=" + nmId).path("feedbacks"))
            .isNotEmpty()
            .allMatch(row -> row.at("/productDetails/nmId").asString().equals(nmId));
        assertThat(page("isAnswered=true&take=99&skip=0&dateFrom=" + at).path("feedbacks")).contains(newest);
        assertThat(page("isAnswered=true&take=99&skip=0&dateTo=" + (at - 1)).path("feedbacks")).doesNotContain(newest);
    }

    @Test
    void countsWhatWaitsForAnAnswer() {
        Client.Reply reply = client.get(WbHost.FEEDBACKS, PATH + "/count-unanswered");

        Contract.assertKeeps("feedbacks-count", reply.text());
        assertThat(reply.json().at("/data/countUnanswered")).isEqualTo(
            page("isAnswered=true&take=1&skip=0").path("countUnanswered")
        );
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "take=1&skip=0",
            "isAnswered=maybe&take=1&skip=0",
            "isAnswered=true&take=5001&skip=0",
            "isAnswered=true&take=1&skip=199991",
            "isAnswered=true&take=x&skip=0",
            "isAnswered=true&skip=0",
        }
    )
    void refusesParametersThatTheContractDoesNotAllow(String query) {
        Client.Reply reply = client.get(WbHost.FEEDBACKS, PATH + "?" + query);

        assertThat(reply.status()).isEqualTo(400);
        Contract.assertKeeps("feedbacks-error", reply.text());
    }

    @Test
    void allMethodsSpendOneBucketOfSix() {
        sandbox.control().quotas(true);
        for (int call = 0; call < 3; call++) {
            assertThat(client.get(WbHost.FEEDBACKS, PATH + "/count-unanswered").status()).isEqualTo(200);
            page("isAnswered=true&take=1&skip=0");
        }
        assertThat(client.get(WbHost.FEEDBACKS, PATH + "/count-unanswered").status()).isEqualTo(429);

        CLOCK.advance(Duration.ofMillis(333));

        assertThat(client.get(WbHost.FEEDBACKS, PATH + "/count-unanswered").status()).isEqualTo(200);
    }

    @Test
    void emptyPageAndErrorsAreOfItsOwnShape() {
        sandbox.control().fault("feedbacks", new Fault.EmptyPage());
        assertThat(page("isAnswered=true&take=9&skip=0").path("feedbacks")).isEmpty();

        sandbox.control().clearFaults();
        sandbox.control().fault("feedbacks", new Fault.BusinessError("No"));
        Contract.assertKeeps(
            "feedbacks-error",
            client.get(WbHost.FEEDBACKS, PATH + "?isAnswered=true&take=9&skip=0").text()
        );
    }

    private static JsonNode page(String query) {
        Client.Reply reply = client.get(WbHost.FEEDBACKS, PATH + "?" + query);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().path("data");
    }
}
