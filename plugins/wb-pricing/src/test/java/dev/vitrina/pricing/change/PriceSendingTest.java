package dev.vitrina.pricing.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.test.AnsweringGateway;
import dev.vitrina.test.ChangeRows;
import dev.vitrina.test.KeyTexts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is uploaded of one batch, where Wildberries refuses, and where sending is stopped meanwhile. */
class PriceSendingTest {

    private static final Outcome REFUSED = new Outcome.Rejected(400, "One of them is bad", Map.of());
    private static final Outcome TAKEN = AnsweringGateway.ok(
        "{\"data\":{\"id\":1},\"error\":false,\"errorText\":\"\"}"
    );

    private final PriceRows rows = new PriceRows(new JsonMapper());
    private final AnsweringGateway wildberries = new AnsweringGateway();
    private final PriceSending sending = new PriceSending(
        new PriceWriter(wildberries, new GoodJson(new JsonMapper()), Clock.systemUTC()),
        rows,
        new ChangeTexts(new KeyTexts()),
        Clock.systemUTC()
    );

    @Test
    void uploadsNothingOnceAllSendingIsStopped() {
        assertThat(send(0)).isInstanceOf(SendResult.Later.class);
        assertThat(wildberries.asked()).isEmpty();
    }

    /** All are refused for one that is bad; the halves are not tried any more, and as nothing was taken all of it waits. */
    @Test
    void triesNoHalvesOnceAllSendingIsStopped() {
        wildberries.answers(REFUSED);

        assertThat(send(1)).isInstanceOf(SendResult.Later.class);
        assertThat(wildberries.asked()).hasSize(1);
    }

    @Test
    void saysWhatIsNotSentOfABatchOfWhichAHalfWasTaken() {
        wildberries.answers(REFUSED, TAKEN);

        SendResult result = send(2);

        assertThat(wildberries.asked()).hasSize(2);
        assertThat(result).isInstanceOfSatisfying(SendResult.Accepted.class, accepted -> {
                assertThat(accepted.reference()).isEqualTo("1");
                assertThat(accepted.rejected()).containsOnlyKeys("3", "4");
                assertThat(accepted.rejected().values()).extracting(Reason::code).containsOnly("NOT_SENT");
            });
    }

    @Test
    void looksForTheBadGoodByHalves() {
        wildberries.answers(REFUSED, TAKEN, REFUSED, TAKEN, REFUSED);

        SendResult result = send(9);

        assertThat(wildberries.asked()).hasSize(5);
        assertThat(result).isInstanceOfSatisfying(SendResult.Accepted.class, accepted ->
            assertThat(accepted.rejected()).containsOnlyKeys("4")
        );
    }

    /** Halves would only be more of it. */
    @Test
    void waitsWhereWildberriesTakesNoMoreUploads() {
        wildberries.answers(new Outcome.Rejected(400, "Upload limit exceeded: 1000 items", Map.of()));

        SendResult result = send(9);

        assertThat(wildberries.asked()).hasSize(1);
        assertThat(result).isInstanceOfSatisfying(SendResult.Later.class, later ->
            assertThat(later.problem().kind()).isEqualTo(FailureKind.RATE_LIMITED)
        );
    }

    /** Four goods; all sending is stopped after so many uploads. */
    private SendResult send(int uploads) {
        List<ChangeRow> four = LongStream.rangeClosed(1, 4).mapToObj(this::row).toList();
        Pace pace = new Pace(Duration.ofSeconds(1), Duration.ofMinutes(1));
        return sending.send(
            new ShopId(1),
            four,
            Map.of(),
            pace,
            Priority.REFRESH,
            () -> wildberries.asked().size() < uploads
        );
    }

    private ChangeRow row(long nmId) {
        DraftRow draft = rows.unknown(new Wanted(new PriceKey.Goods(nmId), BigDecimal.TEN, 5), List.of());
        return ChangeRows.sent(draft, RowState.SENDING);
    }
}
