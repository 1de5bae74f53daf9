package com.example.feedbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginContract;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The feedback of a demo seller, from the simulated Wildberries through a real host. */
// One test's outage must not open the circuit for the next.
@PluginTest(
    dependencies = "../../plugins/wb-tokens",
    properties = {
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class FeedbacksTest extends PluginContract {

    private static final String FEEDBACKS = """
        query($filter: FeedbackFilter, $page: PageInput) {
          feedbacks(filter: $filter, page: $page) {
            items { id nmId valuation createdAt answer { text } }
            unanswered
            answered
            freshness { state source problem { kind } }
          }
        }
        """;

    private static TestClient shop;

    @BeforeAll
    static void connect(TestHost host) {
        shop = host.connect(host.sandbox().tokens().get(1));
    }

    @AfterEach
    void end(TestHost host) {
        host.sandbox().control().clearFaults();
    }

    @Test
    void pagesThroughEverythingThatWaitsForAnAnswer() {
        Set<String> seen = new TreeSet<>();
        int unanswered = 0;
        for (int number = 0; number == 0 || seen.size() < unanswered; number++) {
            GraphQlAnswer page = page(false, number, 200);
            unanswered = page.at("/feedbacks/unanswered").intValue();
            assertThat(page.at("/feedbacks/items")).isNotEmpty();
            for (JsonNode feedback : page.at("/feedbacks/items")) {
                assertThat(feedback.path("answer").isNull()).isTrue();
                assertThat(seen.add(feedback.path("id").asString())).isTrue();
            }
        }

        assertThat(seen).hasSize(unanswered);
        assertThat(page(false, 1_000, 200).at("/feedbacks/items")).isEmpty();
    }

    @Test
    void listsWhatWasAnsweredOfOneCard() {
        String card = page(true, 0, 1).text("/feedbacks/items/0/nmId");

        GraphQlAnswer answer = shop.execute(FEEDBACKS, Map.of("filter", Map.of("answered", true, "nmId", card)));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/feedbacks/items")).isNotEmpty();
        for (JsonNode feedback : answer.at("/feedbacks/items")) {
            assertThat(feedback.path("nmId").asString()).isEqualTo(card);
            assertThat(feedback.path("answer").path("text").asString()).isNotEmpty();
        }
    }

    @Test
    void asksWildberriesOnceAndThenTheCache(TestHost host) {
        long before = calls(host);

        GraphQlAnswer first = page(true, 2, 10);
        GraphQlAnswer second = page(true, 2, 10);

        assertThat(first.text("/feedbacks/freshness/source")).isEqualTo("ORIGIN");
        assertThat(second.text("/feedbacks/freshness/source")).isEqualTo("MEMORY");
        assertThat(second.at("/feedbacks/items")).isEqualTo(first.at("/feedbacks/items")).hasSize(10);
        assertThat(calls(host) - before).isEqualTo(1);
    }

    @Test
    void countsWhatWaitsForAnAnswer() {
        GraphQlAnswer counts = shop.execute("{ feedbackCounts { unanswered unansweredToday freshness { state } } }");

        assertThat(counts.errors()).isEmpty();
        assertThat(counts.at("/feedbackCounts/unanswered")).isEqualTo(page(false, 0, 1).at("/feedbacks/unanswered"));
        assertThat(counts.text("/feedbackCounts/freshness/state")).isEqualTo("FRESH");
    }

    @Test
    void saysWhyThereIsNothingWhenWildberriesIsDown(TestHost host) {
        host.sandbox().control().fault("feedbacks", new Fault.ServerError(503));

        assertThat(page(false, 3, 7).errorCodes()).containsExactly("UPSTREAM_UNAVAILABLE");
    }

    @Test
    void takesAnAnswerThatSaysErrorForAFailure(TestHost host) {
        host.sandbox().control().fault("feedbacks", new Fault.BusinessError("Something went wrong"));

        assertThat(page(false, 4, 7).errorCodes()).containsExactly("UPSTREAM_UNAVAILABLE");
    }

    @Test
    void itsPageAsksOnlyWhatTheHostIsTold() throws IOException {
        Path ui = Path.of("src/main/resources/ui");
        String code = Files.readString(ui.resolve("documents.js"));

        for (JsonNode document : new JsonMapper().readTree(Files.readString(ui.resolve("documents.json")))) {
            assertThat(code).contains("`" + document.asString() + "`");
            assertThat(shop.execute(document.asString()).errors()).isEmpty();
        }
    }

    @Test
    void exportsEverythingAsASpreadsheet() {
        HttpResponse<String> csv = shop.get("/api/plugins/wb-feedbacks/feedbacks.csv?answered=true");

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("feedbacks.csv");
        int answered = page(true, 0, 1).at("/feedbacks/answered").intValue();
        assertThat(
            csv
                .body()
                .lines()
                .filter(line -> line.matches("\"[^\"]+\",\"\\d+\",.*"))
        ).hasSize(answered);
    }

    @Test
    void tellsAlsoOnTheWayToASpreadsheetThatWildberriesIsDown(TestHost host) {
        TestClient unread = host.connect(host.sandbox().tokens().get(0));
        host.sandbox().control().fault("feedbacks", new Fault.ServerError(503));

        assertThat(unread.get("/api/plugins/wb-feedbacks/feedbacks.csv").body()).contains("UPSTREAM_UNAVAILABLE");
        assertThat(host.admin().get("/api/plugins/wb-feedbacks/feedbacks.csv").body()).contains("X-Shop-Id");
    }

    @Test
    void needsAShopAndAPermission(TestHost host) {
        assertThat(host.admin().execute(FEEDBACKS).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(host.anonymous().execute(FEEDBACKS).errorCodes()).containsExactly("UNAUTHENTICATED");
    }

    private GraphQlAnswer page(boolean answered, int number, int size) {
        return shop.execute(
            FEEDBACKS,
            Map.of("filter", Map.of("answered", answered), "page", Map.of("number", number, "size", size))
        );
    }

    @Override
    protected TestClient reader(TestHost host) {
        return shop;
    }

    @Override
    protected Map<String, Integer> statementBudgets(TestHost host) {
        return Map.of(FEEDBACKS, 2);
    }

    private static long calls(TestHost host) {
        return host.sandbox().control().traffic().count("feedbacks", "laska").calls();
    }
}
