package dev.vitrina.products.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.CardFixture;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CardListSourceTest {

    private final OneAnswer gateway = new OneAnswer();
    private final CardListSource source = new CardListSource(gateway, new CardJson(new JsonMapper()));

    @Test
    void asksForAHundredCardsOldestChangeFirstWithOrWithoutPhotos() {
        fetch(null);

        assertThat(gateway.request.body()).isEqualTo(
            "{\"settings\":{\"sort\":{\"ascending\":true},\"filter\":{\"withPhoto\":-1},\"cursor\":{\"limit\":100}}}"
        );
        assertThat(gateway.request.query()).isEqualTo(Map.of("locale", "ru"));
    }

    @Test
    void sendsTheCursorAsItCame() {
        fetch("{\"updatedAt\":\"2023-12-06T11:17:00.9657700Z\",\"nmID\":370870300}");

        assertThat(gateway.request.body()).endsWith(
            "\"cursor\":{\"limit\":100,\"updatedAt\":\"2023-12-06T11:17:00.9657700Z\",\"nmID\":370870300}}}"
        );
    }

    @Test
    void aCursorOfTheLastMinuteIsHeldBackAtItsBeginningWithAllCardsOfThatTime() {
        Instant until = Instant.parse("2024-01-01T00:00:00.5Z");
        String before = "{\"updatedAt\":\"2024-01-01T00:00:00.5000Z\",\"nmID\":7}";

        assertThat(source.notPast(before, until)).isEqualTo(before);
        assertThat(source.notPast("{\"updatedAt\":\"soon\",\"nmID\":7}", until)).contains("soon");
        fetch(source.notPast("{\"updatedAt\":\"2024-01-01T00:00:00.500001Z\",\"nmID\":7}", until));

        assertThat(gateway.request.body()).endsWith(
            "\"cursor\":{\"limit\":100,\"updatedAt\":\"2024-01-01T00:00:00.500Z\"}}}"
        );
    }

    @Test
    void theListEndsWithTheFirstPageThatIsNotFull() {
        gateway.answer(CardFixture.answer(cards(100)));
        assertThat(page(fetch(null)).last()).isFalse();

        gateway.answer(CardFixture.answer(cards(99)));
        assertThat(page(fetch(null)).last()).isTrue();
        assertThat(page(fetch(null)).next()).contains("\"nmID\":99");
    }

    @Test
    void anEmptyLastPageLeavesTheCursorWhereItWas() {
        gateway.answer(CardFixture.answer());

        PageResult.Page<Sent> page = page(fetch("{\"updatedAt\":\"2024-01-01T00:00:00Z\",\"nmID\":1}"));

        assertThat(page.last()).isTrue();
        assertThat(page.rows()).isEmpty();
        assertThat(page.next()).isEqualTo("{\"updatedAt\":\"2024-01-01T00:00:00Z\",\"nmID\":1}");
    }

    @Test
    void aFullRunDoesNotBelieveOneEmptyPage() {
        gateway.answer(CardFixture.answer());
        gateway.then = OneAnswer.ok(CardFixture.answer(cards(30)));
        assertThat(page(fetch("{\"updatedAt\":\"2024-01-01T00:00:00Z\",\"nmID\":1}")).rows()).hasSize(30);

        gateway.answer(CardFixture.answer());
        gateway.then = OneAnswer.ok(CardFixture.answer(cards(30)));
        assertThat(page(source.fetch(new PageQuery(7, SyncMode.INCREMENTAL, null, Priority.MIRROR))).rows()).isEmpty();
    }

    @Test
    void setsAnOddCardAsideAndGoesOn() {
        ObjectNode[] cards = cards(100);
        cards[40].put("title", 5);
        gateway.answer(CardFixture.answer(cards));

        PageResult.Page<Sent> page = page(fetch(null));

        assertThat(page.rows()).hasSize(99);
        assertThat(page.setAside()).extracting(SetAside::id).containsExactly(41L);
        assertThat(page.last()).isFalse();
    }

    @Test
    void takesAFullPageOfWhichNoCardCanBeReadForAnotherFormat() {
        ObjectNode[] cards = cards(100);
        for (ObjectNode card : cards) {
            card.put("title", 5);
        }

        assertThat(
            failure(new Outcome.Ok(200, CardFixture.answer(cards).toString().getBytes(StandardCharsets.UTF_8), null))
        ).satisfies(failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.MALFORMED);
                assertThat(failed.message()).contains("card 1: card.title is not a text");
            });
    }

    @Test
    void passesFailuresOnWithTheirKind() {
        assertThat(failure(new Outcome.RateLimited(Duration.ofSeconds(9)))).satisfies(failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.RATE_LIMITED);
                assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(9));
            });
        assertThat(failure(new Outcome.Unauthorised(401, "no")).kind()).isEqualTo(FailureKind.UNAUTHORISED);
        assertThat(failure(new Outcome.Unavailable("down", null)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure(new Outcome.Rejected(400, "bad")).kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure(new Outcome.NotModified()).kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(
            failure(new Outcome.Ok(200, "{\"cards\":[".getBytes(StandardCharsets.UTF_8), null)).kind()
        ).isEqualTo(FailureKind.MALFORMED);
    }

    private static ObjectNode[] cards(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(CardFixture::card).toArray(ObjectNode[]::new);
    }

    private PageResult.Failed<Sent> failure(Outcome outcome) {
        gateway.outcome = outcome;
        return (PageResult.Failed<Sent>) fetch(null);
    }

    private static PageResult.Page<Sent> page(PageResult<Sent> result) {
        return (PageResult.Page<Sent>) result;
    }

    private PageResult<Sent> fetch(@Nullable String cursor) {
        return source.fetch(new PageQuery(7, SyncMode.FULL, cursor, Priority.MIRROR));
    }

    /** Gives the same answer to every call, and keeps the call. */
    static final class OneAnswer implements UpstreamGateway {

        private Outcome outcome = ok(CardFixture.answer());
        /** What comes after the outcome, from the second call on. */
        private @Nullable Outcome then;
        private UpstreamRequest request = UpstreamRequest.empty();

        void answer(ObjectNode body) {
            outcome = ok(body);
        }

        private static Outcome ok(ObjectNode body) {
            return new Outcome.Ok(200, body.toString().getBytes(StandardCharsets.UTF_8), null);
        }

        @Override
        public Outcome call(
            ShopId shop,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            assertThat(endpoint).isSameAs(CardListSource.ENDPOINT);
            assertThat(shop).isEqualTo(new ShopId(7));
            this.request = request;
            Outcome answer = outcome;
            outcome = then == null ? outcome : then;
            then = null;
            return answer;
        }

        @Override
        public Outcome call(
            Credential credential,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            throw new AssertionError("Cards are read with the shop's credential");
        }

        @Override
        public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
            return Map.of();
        }
    }
}
