package dev.vitrina.products.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.test.AnsweringGateway;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ContentWriterTest {

    @Test
    void aCallThatAnOpenCircuitRefusedIsMadeLaterAndNotLost() {
        Duration closed = Duration.ofSeconds(7);

        assertThat(written(Outcome.Unavailable.unsent("left alone", closed))).isEqualTo(
            new Written.NotNow(FailureKind.UNAVAILABLE, "left alone", closed)
        );
        assertThat(written(Outcome.Unavailable.unsent("unreachable", null))).isInstanceOf(Written.NotNow.class);
    }

    @Test
    void aCallThatMayHaveArrivedIsLost() {
        assertThat(written(new Outcome.Unavailable("no answer", null))).isEqualTo(new Written.Lost("no answer"));
    }

    private static Written written(Outcome outcome) {
        JsonMapper json = new JsonMapper();
        AnsweringGateway wildberries = new AnsweringGateway();
        wildberries.answers(outcome);
        ContentWriter writer = new ContentWriter(wildberries, json, new Envelope(json));
        return writer.write(new ShopId(7), ContentMethods.UPDATE, json.createArrayNode(), Priority.REFRESH);
    }
}
