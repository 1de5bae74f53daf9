package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CardQuery;
import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.catalogue.TrashedCard;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.wire.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The card list and the trash. */
public final class CardEndpoints {

    private static final int BYTES_PER_CARD = 8_000;

    private final Catalogues catalogues;
    private final CardJson cardJson;

    public CardEndpoints(Catalogues catalogues, CardJson cardJson) {
        this.catalogues = catalogues;
        this.cardJson = cardJson;
    }

    public List<Endpoint> all() {
        WbHost host = WbHost.CONTENT;
        return List.of(
            Endpoint.read(
                "cards-list",
                host,
                "POST",
                "/content/v2/get/cards/list",
                QuotaTable.CARDS_LIST,
                reading("updatedAt", this::list)
            ),
            Endpoint.read(
                "cards-trash",
                host,
                "POST",
                "/content/v2/get/cards/trash",
                QuotaTable.CONTENT,
                reading("trashedAt", this::trash)
            )
        );
    }

    private Answer list(Catalogue catalogue, CardQuery query) {
        List<Card> cards = catalogue.page(query);
        byte[] body = Json.write(cards.size() * BYTES_PER_CARD + 200, json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("cards");
            cards.forEach(card -> cardJson.write(json, card));
            json.writeEndArray();
            json.writeObjectPropertyStart("cursor");
            if (!cards.isEmpty()) {
                Card last = cards.getLast();
                json.writeStringProperty("updatedAt", Rfc3339.format(last.updatedMicros()));
                json.writeNumberProperty("nmID", last.nmId());
            }
            writeTotal(json, cards.size());
        });
        return Answer.of(200, Answer.JSON, body);
    }

    private Answer trash(Catalogue catalogue, CardQuery query) {
        List<TrashedCard> cards = catalogue.trashPage(query);
        byte[] body = Json.write(cards.size() * BYTES_PER_CARD + 200, json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("cards");
            cards.forEach(card -> cardJson.write(json, card));
            json.writeEndArray();
            json.writeObjectPropertyStart("cursor");
            if (!cards.isEmpty()) {
                TrashedCard last = cards.getLast();
                json.writeStringProperty("trashedAt", Rfc3339.format(last.trashedMicros()));
                json.writeNumberProperty("nmID", last.card().nmId());
            }
            writeTotal(json, cards.size());
        });
        return Answer.of(200, Answer.JSON, body);
    }

    /** items spec, cards/list: {@code total} counts this page. An empty page has nothing else in its cursor. */
    private static void writeTotal(JsonGenerator json, int total) {
        json.writeNumberProperty("total", total);
        json.writeEndObject();
        json.writeEndObject();
    }

    private Endpoint.Work reading(String timeField, PageWork work) {
        return (call, seller) -> {
            try {
                return work.page(catalogues.of(seller), ListRequest.parse(call.body(), timeField));
            } catch (ListRequest.Unreadable e) {
                // The spec names this media type the wrong way round; clients must live with it.
                byte[] text = "Request body can not be decoded".getBytes(StandardCharsets.UTF_8);
                return Answer.of(400, "plain/text", text);
            } catch (ListRequest.Invalid e) {
                return ErrorLayer.CONTENT.error(400, "Invalid request format");
            }
        };
    }

    @FunctionalInterface
    private interface PageWork {
        Answer page(Catalogue catalogue, CardQuery query);
    }
}
