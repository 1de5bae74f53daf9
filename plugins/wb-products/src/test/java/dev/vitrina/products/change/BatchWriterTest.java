package dev.vitrina.products.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.change.BatchWriter.Item;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.ContentWriter;
import dev.vitrina.products.content.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is sent of one batch of cards, where Wildberries refuses, and where sending is stopped meanwhile. */
class BatchWriterTest {

    private static final Outcome REFUSED = new Outcome.Rejected(400, "One of them is bad", Map.of());
    private static final Outcome TAKEN = new Outcome.Ok(
        200,
        "{\"data\":null,\"error\":false,\"errorText\":\"\",\"additionalErrors\":null}".getBytes(StandardCharsets.UTF_8),
        null
    );

    private final JsonMapper json = new JsonMapper();
    private final Answers wildberries = new Answers();
    private final BatchWriter writer = new BatchWriter(
        new ContentWriter(wildberries, json, new Envelope(json)),
        new KindTexts(new Keys(), new CharacteristicNames()),
        Pace.DEFAULT,
        Clock.systemUTC()
    );

    @Test
    void sendsNothingOnceAllSendingIsStopped() {
        assertThat(send(0)).isInstanceOf(SendResult.Later.class);
        assertThat(wildberries.calls).isZero();
    }

    /** All are refused for one that is bad; the halves are not tried any more, and as nothing was taken all of it waits. */
    @Test
    void triesNoHalvesOnceAllSendingIsStopped() {
        wildberries.next.add(REFUSED);

        assertThat(send(1)).isInstanceOf(SendResult.Later.class);
        assertThat(wildberries.calls).isEqualTo(1);
    }

    @Test
    void saysWhatIsNotSentOfABatchOfWhichAHalfWasTaken() {
        wildberries.next.addAll(List.of(REFUSED, TAKEN));

        SendResult result = send(2);

        assertThat(wildberries.calls).isEqualTo(2);
        assertThat(result).isInstanceOfSatisfying(SendResult.Accepted.class, accepted -> {
                assertThat(accepted.rejected()).containsOnlyKeys("3", "4");
                assertThat(accepted.rejected().values()).extracting(Reason::code).containsOnly("NOT_SENT");
            });
    }

    @Test
    void looksForTheBadCardByHalves() {
        wildberries.next.addAll(List.of(REFUSED, TAKEN, REFUSED, TAKEN, REFUSED));

        SendResult result = send(9);

        assertThat(wildberries.calls).isEqualTo(5);
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
            () -> wildberries.calls >= calls
        );
    }

    private static final class Answers implements UpstreamGateway {

        private final Deque<Outcome> next = new ArrayDeque<>();
        private int calls;

        @Override
        public Outcome call(ShopId shop, Endpoint to, UpstreamRequest request, Priority priority, Duration patience) {
            calls++;
            return next.remove();
        }

        @Override
        public Outcome call(
            Credential credential,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
            return Map.of();
        }
    }

    private static final class Keys implements Texts {

        @Override
        public String of(String key, Object... arguments) {
            return key;
        }

        @Override
        public String in(Locale locale, String key, Object... arguments) {
            return key;
        }
    }
}
