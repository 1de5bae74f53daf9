package dev.vitrina.products.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.Told;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.products.fresh.ErrorList;
import dev.vitrina.products.sync.LiveSandbox;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.test.ShopRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ErrorWatchTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ShopId SHOP = new ShopId(70_001);

    private final WbSandbox sandbox = WbSandbox.start(
        SandboxSettings.builder().port(0).cards(10).quotas(false).build()
    );
    private final LiveSandbox gateway = new LiveSandbox(sandbox);
    private final String seller = sandbox.tokens().getFirst().seller();
    private final Told told = new Told();
    private final Cache cache = new Cache();
    private final ErrorPlaces places = new ErrorPlaces(TestDatabase.jdbc());
    private final ErrorWatch watch = new ErrorWatch(
        new ErrorList(gateway, JSON, new Envelope(JSON)),
        places,
        new CardErrors(cache, JSON),
        told.alerts()
    );

    @BeforeEach
    void writeAtOnce() {
        sandbox.control().writeDelay(Duration.ZERO);
    }

    @AfterEach
    void stop() {
        places.on(new ShopDisconnected(SHOP));
        gateway.close();
        sandbox.close();
    }

    @Test
    void tellsOfErrorsThatCameSinceItLookedLastAndHasTheListReadAnew() {
        String old = refuse(0);
        run();
        assertThat(told.standing()).as("from before").isEmpty();

        String first = refuse(1);
        String second = refuse(2);
        run();

        assertThat(told.standing()).containsOnlyKeys("card-errors");
        assertThat(told.one("card-errors").title().get("en")).contains("[2, ");
        assertThat(told.one("card-errors").text().get("en")).contains(first, second).doesNotContain(old);
        assertThat(told.one("card-errors").action())
            .extracting(action -> action.path())
            .isEqualTo("/health");
        assertThat(cache.invalidated).containsExactly(CardErrors.ENDPOINT);

        String third = refuse(3);
        run();

        assertThat(told.one("card-errors").text().get("en")).contains("[1, " + third);
    }

    @Test
    void takesItBackWhenNoErrorIsLeft() {
        run();
        refuse(1);
        run();
        run();
        assertThat(told.standing()).as("it is still there").containsOnlyKeys("card-errors");

        send(1, card -> {});
        run();

        assertThat(told.standing()).isEmpty();
    }

    @Test
    void takesItBackWhenTheErrorsItToldOfAreGoneWhateverElseStandsInTheList() {
        refuse(0);
        run();
        refuse(1);
        run();
        refuse(2);
        run();

        send(2, card -> {});
        run();
        assertThat(told.standing()).as("the one told of before is still there").containsOnlyKeys("card-errors");

        send(1, card -> {});
        run();
        assertThat(told.standing()).as("only the one from before this shop came here is left").isEmpty();

        String again = refuse(1);
        run();
        assertThat(told.one("card-errors").text().get("en")).contains("[1, " + again);
        send(1, card -> {});
        run();
        assertThat(told.standing()).isEmpty();
    }

    @Test
    void losesNoErrorWhileWildberriesIsAway() {
        run();
        String code = refuse(1);
        sandbox.control().fault("cards-errors", new Fault.ServerError(503));
        run();
        assertThat(told.standing()).isEmpty();
        sandbox.control().clearFaults();

        run();

        assertThat(told.one("card-errors").text().get("en")).contains(code);
    }

    private void run() {
        assertThat(watch.run(new ShopRun(SHOP))).isInstanceOf(JobResult.Succeeded.class);
    }

    /** @return the vendor code of the card that Wildberries takes and then finds an error in */
    private String refuse(int card) {
        return send(card, update -> update.put("title", "я".repeat(61)));
    }

    private String send(int card, java.util.function.Consumer<ObjectNode> edit) {
        long nmId = sandbox.control().cards(seller, 0, 10).get(card).nmId();
        JsonNode stored = JSON.readTree(sandbox.control().card(seller, nmId).orElseThrow());
        ObjectNode update = ((ObjectNode) stored).deepCopy().put("title", "Платье");
        edit.accept(update);
        String body = JsonNodeFactory.instance.arrayNode().add(update).toString();
        Outcome sent = gateway.call(
            SHOP,
            ContentMethods.UPDATE,
            UpstreamRequest.json(body),
            Priority.INTERACTIVE,
            Duration.ZERO
        );
        assertThat(sent).isInstanceOf(Outcome.Ok.class);
        return stored.path("vendorCode").asString();
    }

    /** Notes what is to be read anew. */
    private static final class Cache implements CachedUpstream {

        private final List<CachedEndpoint> invalidated = new ArrayList<>();

        @Override
        public <T> CacheAnswer<T> read(
            ShopId shop,
            CachedEndpoint endpoint,
            UpstreamRequest request,
            BodyParser<T> parse
        ) {
            throw new AssertionError("What is asked by the hour must not fill the cache");
        }

        @Override
        public void invalidate(ShopId shop, CachedEndpoint endpoint, Invalidation invalidation) {
            invalidated.add(endpoint);
        }
    }
}
