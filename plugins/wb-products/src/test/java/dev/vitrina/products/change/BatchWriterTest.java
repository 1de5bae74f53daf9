package dev.vitrina.products.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.change.BatchWriter.Item;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.ContentWriter;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.test.AnsweringGateway;
import dev.vitrina.test.KeyTexts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is sent of one batch of cards, where Wildberries refuses, and where sending is stopped meanwhile. */
class BatchWriterTest {

    private static final Outcome REFUSED = new Outcome.Rejected(400, "One of them is bad", Map.of());
    private static final Outcome TAKEN = AnsweringGateway.ok(
        "{\"data\":null,\"error\":false,\"errorText\":\"\",\"additionalErrors\":null}"
    );

    private final JsonMapper json = new JsonMapper();
    private final AnsweringGateway wildberries = new AnsweringGateway();
    private final BatchWriter writer = new BatchWriter(
        new ContentWriter(wildberries, json, new Envelope(json)),
        new KindTexts(new KeyTexts(), new CharacteristicNames()),
        Pace.DEFAULT,
        Clock.systemUTC()
    );

    @Test
    void sendsNothingOnceAllSendingIsStopped() {
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
                assertThat(accepted.rejected()).containsOnlyKeys("3", "4");
                assertThat(accepted.rejected().values()).extracting(Reason::code).containsOnly("NOT_SENT");
            });
    }

    @Test
    void looksForTheBadCardByHalves() {
        wildberries.answers(REFUSED, TAKEN, REFUSED, TAKEN, REFUSED);

        SendResult result = send(9);

        assertThat(wildberries.asked()).hasSize(5);
        assertThat(result).isInstanceOfSatisfying(SendResult.Accepted.class, accepted ->
            assertThat(accepted.rejected()).containsOnlyKeys("4")
        );
    }

    /** Four cards; all sending is stopped after so many calls. */
    private SendResult send(int calls) {
        List<Item> four = IntStream.rangeClosed(1, 4)
            .mapToObj(card ->
                new Item(
                    Integer.toString(card),
                    "code-" + card,
                    json.createObjectNode().put("vendorCode", "code-" + card)
                )
            )
            .toList();
        return writer.send(
            new ShopId(1),
            ContentMethods.UPDATE,
            four,
            Map.of(),
            null,
            Priority.REFRESH,
            () -> wildberries.asked().size() >= calls
        );
    }
}
