package dev.vitrina.pricing.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.pricing.change.UnsentReads;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.promotion.Calendar;
import dev.vitrina.pricing.promotion.CalendarJson;
import dev.vitrina.pricing.promotion.CalendarMethods;
import dev.vitrina.pricing.promotion.CalendarStore;
import dev.vitrina.pricing.promotion.DetailsStore;
import dev.vitrina.pricing.promotion.PromotionGood;
import dev.vitrina.pricing.promotion.PromotionJob;
import dev.vitrina.pricing.promotion.PromotionStore;
import dev.vitrina.test.AnsweringGateway;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Goods that enter a promotion over a restart of the host: by what is kept in the tables, and never twice. */
class JoinAgainTest {

    private static final PricingDatabase DATABASE = new PricingDatabase();
    private static final ShopId SHOP = new ShopId(7);
    private static final ChangeSetId SET = new ChangeSetId(3);
    private static final PromotionGood GOOD = new PromotionGood(
        10,
        false,
        "RUB",
        BigDecimal.valueOf(1000),
        5,
        BigDecimal.valueOf(800),
        20
    );

    private final AnsweringGateway wildberries = new AnsweringGateway();

    @BeforeEach
    void start() {
        DATABASE.clear("promotion_good", "promotion", "unsent_read", "good");
        DATABASE.good(SHOP, 10, 5, 0, 1000);
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.promotion (shop_id, id, name, auto, starts, ends)
                VALUES (7, 702, 'Sale', false, now() - INTERVAL '1 day', now() + INTERVAL '1 day')
                """
            )
            .update();
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.promotion_good
                    (shop_id, promotion_id, nm_id, taking_part, currency, price, discount, plan_price, plan_discount, seen_at)
                VALUES (7, 702, 10, false, 'RUB', 100000, 5, 80000, 20, now())
                """
            )
            .update();
    }

    /** A base token may call once an hour: the reading took the call that the upload needed. */
    @Test
    void goesByWhatWasReadBeforeTheRestart() {
        wildberries.answers(list(false), new Outcome.RateLimited(Duration.ofHours(1)));
        assertThat(send()).isInstanceOf(SendResult.Later.class);
        assertThat(wildberries.asked()).containsExactly(CalendarMethods.GOODS.id(), CalendarMethods.UPLOAD.id());

        wildberries.forget();
        wildberries.answers(ok("{\"data\":{\"alreadyExists\":false,\"uploadID\":55}}"));
        SendResult again = send();

        assertThat(again).isInstanceOfSatisfying(SendResult.Accepted.class, accepted -> {
                assertThat(accepted.reference()).isEqualTo("55");
                assertThat(accepted.rejected()).isEmpty();
            });
        assertThat(wildberries.asked()).as("nothing is read again").containsExactly(CalendarMethods.UPLOAD.id());
        assertThat(unsent()).as("a reading serves one try").isZero();
    }

    /** What was read is good for what was confirmed only. */
    @Test
    void sendsNothingByAReadingThatSaysOtherwiseByNow() {
        wildberries.answers(list(false), new Outcome.RateLimited(Duration.ofHours(1)));
        assertThat(send()).isInstanceOf(SendResult.Later.class);
        DATABASE.jdbc.sql("UPDATE p_wb_pricing.promotion_good SET price = 120000").update();
        wildberries.forget();

        assertThat(send()).isInstanceOfSatisfying(SendResult.Accepted.class, accepted ->
            assertThat(accepted.rejected().values()).extracting(Reason::code).containsExactly("CHANGED_SINCE_CHECK")
        );
        assertThat(wildberries.asked()).isEmpty();
    }

    /** The host went down between the intent and what became of the call: only reading tells, and nothing is uploaded. */
    @Test
    void looksAfterARowWhoseCallNobodyKnowsOfAndUploadsNothing() {
        wildberries.answers(ok("{\"data\":{\"nomenclatures\":[]}}"), list(true));

        FollowResult unseen = kind().follow(SHOP, List.of(row(RowState.UNCERTAIN)));
        FollowResult seen = kind().follow(SHOP, List.of(row(RowState.UNCERTAIN)));

        assertThat(wildberries.asked()).containsOnly(CalendarMethods.GOODS.id());
        assertThat(unseen).isInstanceOfSatisfying(FollowResult.Looked.class, looked ->
            assertThat(looked.outcomes().get("702/10")).isNotInstanceOf(RowOutcome.Verified.class)
        );
        assertThat(seen).isInstanceOfSatisfying(FollowResult.Looked.class, looked ->
            assertThat(looked.outcomes().get("702/10")).isInstanceOf(RowOutcome.Verified.class)
        );
    }

    private SendResult send() {
        return kind().send(SHOP, new ChangeBatch(SET, 1, List.of(row(RowState.SENDING))), Priority.REFRESH);
    }

    /** As a host has it that has just begun. */
    private JoinKind kind() {
        JsonMapper json = new JsonMapper();
        Clock clock = Clock.systemUTC();
        PromotionStore promotions = new PromotionStore(DATABASE.jdbc);
        Calendar calendar = new Calendar(
            wildberries,
            nobody(CachedUpstream.class),
            new CalendarJson(json),
            new DetailsStore(DATABASE.jdbc)
        );
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE.pool));
        return new JoinKindParts(
            wildberries,
            new GoodJson(json),
            calendar,
            promotions,
            new UnsentReads(DATABASE.jdbc),
            new PromotionJob(
                calendar,
                new CalendarStore(DATABASE.jdbc, transaction),
                promotions,
                nobody(ShopDirectory.class),
                json,
                clock
            ),
            nobody(Jobs.class),
            nobody(Margins.class),
            new Days(clock),
            answering(Texts.class, "A text"),
            answering(SettingsView.class, 60L),
            clock
        ).kind();
    }

    private static ChangeRow row(RowState state) {
        DraftRow draft = new Entry(702, 10, true).draft(GOOD, "code-10");
        return new ChangeRow(
            draft.key(),
            draft.label(),
            draft.group(),
            draft.payload(),
            draft.fields(),
            state,
            1,
            1,
            null,
            null
        );
    }

    /** A page with the one good: of those that could take part, or of those that do. */
    private static Outcome list(boolean takingPart) {
        return ok(
            "{\"data\":{\"nomenclatures\":[{\"id\":10,\"inAction\":" +
            takingPart +
            ",\"currencyCode\":\"RUB\",\"price\":1000,\"discount\":5,\"planPrice\":800,\"planDiscount\":20}]}}"
        );
    }

    private static Outcome ok(String body) {
        return new Outcome.Ok(200, body.getBytes(StandardCharsets.UTF_8), null);
    }

    private static long unsent() {
        return DATABASE.jdbc.sql("SELECT count(*) FROM p_wb_pricing.unsent_read").query(Long.class).single();
    }

    /** What is never asked here. */
    private static <T> T nobody(Class<T> type) {
        return type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            })
        );
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, _, _) -> answer));
    }
}
