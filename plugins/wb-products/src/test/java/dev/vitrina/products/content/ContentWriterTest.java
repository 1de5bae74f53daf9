package dev.vitrina.products.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
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
        ContentWriter writer = new ContentWriter(new OneOutcome(outcome), json, new Envelope(json));
        return writer.write(new ShopId(7), ContentMethods.UPDATE, json.createArrayNode(), Priority.REFRESH);
    }

    private record OneOutcome(Outcome outcome) implements UpstreamGateway {
        @Override
        public Outcome call(
            ShopId shop,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            return outcome;
        }

        @Override
        public Outcome call(
            Credential credential,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            throw new AssertionError("Cards are written with the shop's credential");
        }

        @Override
        public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
            return Map.of();
        }
    }
}
