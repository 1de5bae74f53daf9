package dev.vitrina.tokens.check;

import static dev.vitrina.tokens.TokenTexts.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import dev.vitrina.tokens.TokenTexts;
import dev.vitrina.tokens.check.CategoryCheck.Result;
import dev.vitrina.tokens.check.ClaimsCheck.Claimed;
import dev.vitrina.tokens.claims.ClaimsReader;
import dev.vitrina.tokens.claims.TokenCategory;
import dev.vitrina.tokens.wb.SellerInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TokenCheckTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final SellerIdentity SELLER = new SellerIdentity(TokenTexts.SELLER, "ИП Кружинин", "Flax Store");

    private static final long ALL_CATEGORIES = (1 << 14) - 2 - (1 << 8) + (1 << 16);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final JsonMapper json = new JsonMapper();
    private final ClaimsCheck claims = new ClaimsCheck(new ClaimsReader(json), CLOCK);
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final TokenCheck check = new TokenCheck(gateway, THREADS, new SellerInfo(json));

    @Test
    void acceptsAGoodTokenAndLearnsItsSeller() {
        Verdict verdict = ask(token(), null);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
                assertThat(accepted.seller()).isEqualTo(SELLER);
                assertThat(accepted.warnings()).isEmpty();
            });
        assertThat(gateway.called)
            .startsWith("wb-content/ping")
            .containsExactlyInAnyOrder("wb-content/ping", "wb-prices/ping", "wb-common/seller-info");
    }

    @Test
    void asksTheHostOfEachCategoryTheTokenClaimsAndNoOther() {
        Verdict verdict = ask(token().with("s", ALL_CATEGORIES), null);

        assertThat(gateway.called).containsExactlyInAnyOrder(
            "wb-content/ping",
            "wb-analytics/ping",
            "wb-prices/ping",
            "wb-marketplace/ping",
            "wb-statistics/ping",
            "wb-advert/ping",
            "wb-feedbacks/ping",
            "wb-chat/ping",
            "wb-supplies/ping",
            "wb-returns/ping",
            "wb-documents/ping",
            "wb-finance/ping",
            "wb-users/ping",
            "wb-common/seller-info"
        );
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted ->
                assertThat(accepted.checks())
                    .hasSize(13)
                    .allSatisfy(checked -> assertThat(checked.result()).isEqualTo(Result.OK))
            );
    }

    @Test
    void asksTheOtherHostsAtOnceAndIsDoneBeforeItsCallerGivesUp() {
        gateway.together = new CyclicBarrier(13); // twelve pings and seller-info

        assertThat(ask(token().with("s", ALL_CATEGORIES), null)).isInstanceOf(Verdict.Accepted.class);
        assertThat(gateway.patience).allSatisfy(patience ->
            assertThat(patience).isLessThanOrEqualTo(Duration.ofSeconds(20))
        );
    }

    @Test
    void tellsWhatTheTokenClaimsAndWildberriesRefusesOrDoesNotSay() {
        gateway.answers.put("wb-finance/ping", new Outcome.Unauthorised(401, ""));
        gateway.answers.put("wb-documents/ping", new Outcome.Unavailable("", null));
        gateway.answers.put("wb-supplies/ping", new Outcome.RateLimited(Duration.ofSeconds(30)));

        Verdict verdict = ask(token().with("s", ALL_CATEGORIES), null);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
                assertThat(accepted.checks()).contains(
                    new CategoryCheck(TokenCategory.CONTENT, Result.OK),
                    new CategoryCheck(TokenCategory.FINANCE, Result.REFUSED),
                    new CategoryCheck(TokenCategory.DOCUMENTS, Result.UNREACHABLE),
                    new CategoryCheck(TokenCategory.SUPPLIES, Result.UNREACHABLE)
                );
                assertThat(accepted.warnings())
                    .extracting(UserError::code)
                    .containsExactly("CATEGORY_MISSING", "CATEGORY_UNCONFIRMED");
                assertThat(accepted.warnings().getLast().message()).contains("SUPPLIES, DOCUMENTS");
            });
    }

    @Test
    void saysByTheTextAloneWhatIsWrong() {
        assertThat(code("nonsense")).isEqualTo("TOKEN_MALFORMED");
        assertThat(code(token().with("t", true).text())).isEqualTo("TOKEN_FOR_SANDBOX");
        assertThat(code(token().with("acc", 2).text())).isEqualTo("TOKEN_FOR_SANDBOX");
        assertThat(code(token().with("exp", CLOCK.instant().getEpochSecond()).text())).isEqualTo("TOKEN_EXPIRED");
        assertThat(code(token().with("s", 1 << 3).text())).isEqualTo("CATEGORY_MISSING");
    }

    @Test
    void warnsOfWhatATokenCannotDo() {
        long soon = CLOCK.instant().plus(Duration.ofDays(5)).getEpochSecond();

        Verdict verdict = ask(token().with("s", (1 << 1) | (1 << 30)).with("acc", 1).with("exp", soon), null);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted ->
            assertThat(accepted.warnings())
                .extracting(UserError::code)
                .containsExactly("TOKEN_BASE", "TOKEN_READ_ONLY", "CATEGORY_MISSING", "TOKEN_EXPIRES_SOON")
        );
        assertThat(gateway.called).doesNotContain("wb-prices/ping");
    }

    @Test
    void refusesWhatTheContentHostRefuses() {
        assertThat(refusal("wb-content/ping", new Outcome.Unauthorised(401, "")).code()).isEqualTo("TOKEN_REFUSED");
        assertThat(refusal("wb-content/ping", new Outcome.Unauthorised(403, "")).code()).isEqualTo("CATEGORY_MISSING");
        assertThat(refusal("wb-content/ping", new Outcome.Unavailable("", null)).code()).isEqualTo("WB_UNAVAILABLE");
        assertThat(refusal("wb-content/ping", new Outcome.Malformed("")).code()).isEqualTo("WB_UNAVAILABLE");
        assertThat(refusal("wb-content/ping", new Outcome.RateLimited(Duration.ofMillis(90_500)))).satisfies(error -> {
                assertThat(error.code()).isEqualTo("RATE_LIMITED");
                assertThat(error.message()).contains("91 seconds");
                assertThat(error.path()).containsExactly("token");
            });
    }

    @Test
    void asksNothingMoreAfterARefusal() {
        refusal("wb-content/ping", new Outcome.Unauthorised(401, ""));

        assertThat(gateway.called).containsExactly("wb-content/ping");
    }

    @Test
    void onlyWarnsWhenTheOtherHostsRefuse() {
        gateway.answers.put("wb-prices/ping", new Outcome.Unauthorised(403, ""));

        assertThat(ask(token(), null)).isInstanceOfSatisfying(Verdict.Accepted.class, accepted ->
            assertThat(accepted.warnings()).extracting(UserError::code).containsExactly("CATEGORY_MISSING")
        );
    }

    @Test
    void usesTheKnownSellerWhenWildberriesTellsNoNameNow() {
        gateway.answers.put("wb-common/seller-info", new Outcome.RateLimited(Duration.ofHours(24)));

        assertThat(ask(token(), SELLER)).isInstanceOfSatisfying(Verdict.Accepted.class, accepted ->
            assertThat(accepted.seller()).isEqualTo(SELLER)
        );
        assertThat(ask(token(), null)).isInstanceOfSatisfying(Verdict.Refused.class, refused ->
            assertThat(refused.error().code()).isEqualTo("RATE_LIMITED")
        );
    }

    @Test
    void refusesASellerThatIsNotTheTokens() {
        gateway.answers.put("wb-common/seller-info", ok("{\"sid\":\"other\",\"name\":\"X\"}"));

        assertThat(ask(token(), null)).isInstanceOfSatisfying(Verdict.Refused.class, refused ->
            assertThat(refused.error().code()).isEqualTo("SELLER_MISMATCH")
        );
    }

    @Test
    void refusesAnAnswerThatNamesNoSeller() {
        for (String body : List.of(
            "",
            "[]",
            "{}",
            "{\"sid\":1,\"name\":\"X\"}",
            "{\"sid\":\"" + TokenTexts.SELLER + "\"}"
        )) {
            gateway.answers.put("wb-common/seller-info", ok(body));

            assertThat(ask(token(), null)).isInstanceOfSatisfying(Verdict.Refused.class, refused ->
                assertThat(refused.error().code()).isEqualTo("WB_UNAVAILABLE")
            );
        }
    }

    private UserError refusal(String endpoint, Outcome outcome) {
        gateway.answers.put(endpoint, outcome);
        return ((Verdict.Refused) ask(token(), null)).error();
    }

    private String code(String text) {
        return ((Claimed.Refused) claims.read(text)).error().code();
    }

    private Verdict ask(TokenTexts token, @Nullable SellerIdentity known) {
        return check.ask(token.text(), (Claimed.Read) claims.read(token.text()), known);
    }

    private static Outcome ok(String body) {
        return new Outcome.Ok(200, body.getBytes(StandardCharsets.UTF_8), null);
    }

    /** Answers as told; otherwise as a contented Wildberries. */
    private static final class ScriptedGateway implements UpstreamGateway {

        private final Map<String, Outcome> answers = new HashMap<>();
        private final List<String> called = new CopyOnWriteArrayList<>();
        private final List<Duration> patience = new CopyOnWriteArrayList<>();
        /** Where all calls but the first wait for each other. */
        private @Nullable CyclicBarrier together;

        @Override
        public Outcome call(
            Credential credential,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            called.add(endpoint.id());
            this.patience.add(patience);
            if (together != null && !endpoint.id().equals("wb-content/ping")) {
                await(together);
            }
            String contented = endpoint.id().endsWith("ping")
                ? "{\"TS\":\"2027-01-01T03:00:00+03:00\",\"Status\":\"OK\"}"
                : "{\"name\":\"ИП Кружинин\",\"sid\":\"" +
                TokenTexts.SELLER +
                "\",\"tin\":\"1\",\"tradeMark\":\"Flax Store\"}";
            return answers.getOrDefault(endpoint.id(), ok(contented));
        }

        private static void await(CyclicBarrier barrier) {
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new AssertionError("A host was asked after another", alone);
            }
        }

        @Override
        public Outcome call(
            ShopId shop,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            throw new AssertionError("A token that is being checked belongs to no shop yet");
        }

        @Override
        public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
            return Map.of();
        }
    }
}
