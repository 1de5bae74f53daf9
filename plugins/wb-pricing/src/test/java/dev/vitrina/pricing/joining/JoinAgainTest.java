package dev.vitrina.pricing.joining;

import static dev.vitrina.test.AnsweringGateway.ok;
import static dev.vitrina.test.StandIn.answering;
import static dev.vitrina.test.StandIn.neverAsked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetId;
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
import dev.vitrina.test.ChangeRows;
import java.math.BigDecimal;
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
    private static final ShopId SHOP = OnePromotion.SHOP;
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
        OnePromotion.in(DATABASE);
        DATABASE.clear("unsent_read");
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
            neverAsked(CachedUpstream.class),
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
                neverAsked(ShopDirectory.class),
                json,
                clock
            ),
            neverAsked(Jobs.class),
            neverAsked(Margins.class),
            new Days(clock),
            answering(Texts.class, "A text"),
            answering(SettingsView.class, 60L),
            clock
        ).kind();
    }

    private static ChangeRow row(RowState state) {
        return ChangeRows.sent(new Entry(702, 10, true).draft(GOOD, "code-10"), state);
    }

    /** A page with the one good: of those that could take part, or of those that do. */
    private static Outcome list(boolean takingPart) {
        return ok(
            "{\"data\":{\"nomenclatures\":[{\"id\":10,\"inAction\":" +
            takingPart +
            ",\"currencyCode\":\"RUB\",\"price\":1000,\"discount\":5,\"planPrice\":800,\"planDiscount\":20}]}}"
        );
    }

    private static long unsent() {
        return DATABASE.jdbc.sql("SELECT count(*) FROM p_wb_pricing.unsent_read").query(Long.class).single();
    }
}
