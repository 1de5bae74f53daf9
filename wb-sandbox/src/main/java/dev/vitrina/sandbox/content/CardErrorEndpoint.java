package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.ErrorBatch;
import dev.vitrina.sandbox.catalogue.Refusal;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.catalogue.SortOrder;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.time.DateTimeException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of cards that were accepted and could not be written, batch by batch (items spec, cards/error/list). */
public final class CardErrorEndpoint {

    private static final int LARGEST_PAGE = 100;
    private final Catalogues catalogues;

    public CardErrorEndpoint(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    public Endpoint endpoint() {
        return Endpoint.read(
            "cards-errors",
            WbHost.CONTENT,
            "POST",
            "/content/v2/cards/error/list",
            QuotaTable.CARDS_ERRORS,
            this::page
        );
    }

    private Answer page(Call call, Seller seller) {
        JsonNode body = ContentAnswers.json(call);
        JsonNode cursor = body.path("cursor");
        int limit = cursor.path("limit").asInt(LARGEST_PAGE);
        if (!body.isObject() || limit < 1 || limit > LARGEST_PAGE) {
            return ErrorLayer.CONTENT.error(400, "Invalid request format");
        }
        boolean ascending = body.path("order").path("ascending").asBoolean(true);
        try {
            List<ErrorBatch> found = catalogues
                .of(seller)
                .errors(ascending ? SortOrder.ASCENDING : SortOrder.DESCENDING, after(cursor), limit + 1);
            return ContentAnswers.ok(answer(found.stream().limit(limit).toList(), found.size() > limit, cursor));
        } catch (DateTimeException | IllegalArgumentException e) {
            return ErrorLayer.CONTENT.error(400, "Invalid request format");
        }
    }

    private static @Nullable ErrorBatch after(JsonNode cursor) {
        String time = cursor.path("updatedAt").asString("");
        String batch = cursor.path("batchUUID").asString("");
        return time.isEmpty() || batch.isEmpty()
            ? null
            : new ErrorBatch(UUID.fromString(batch), Rfc3339.parse(time), List.of());
    }

    private static ObjectNode answer(List<ErrorBatch> batches, boolean next, JsonNode asked) {
        ObjectNode data = Json.object();
        ArrayNode items = data.putArray("items");
        batches.forEach(batch -> items.add(item(batch)));
        // The three fields are required, so an empty page repeats the cursor it was asked with.
        ObjectNode cursor = data
            .putObject("cursor")
            .put("next", next)
            .put("updatedAt", asked.path("updatedAt").asString("0001-01-01T00:00:00Z"))
            .put("batchUUID", asked.path("batchUUID").asString(new UUID(0, 0).toString()));
        if (!batches.isEmpty()) {
            ErrorBatch last = batches.getLast();
            cursor.put("updatedAt", Rfc3339.format(last.updatedMicros())).put("batchUUID", last.id().toString());
        }
        return data;
    }

    private static ObjectNode item(ErrorBatch batch) {
        ObjectNode item = Json.object().put("batchUUID", batch.id().toString());
        ObjectNode subjects = item.putObject("subjects");
        ObjectNode brands = item.putObject("brands");
        ArrayNode vendorCodes = item.putArray("vendorCodes");
        ObjectNode errors = item.putObject("errors");
        for (Refusal refusal : batch.refusals()) {
            String code = refusal.vendorCode();
            vendorCodes.add(code);
            if (refusal.subject() != null) {
                subjects.putObject(code).put("id", refusal.subject().id()).put("name", refusal.subject().name());
            }
            if (!refusal.brand().isEmpty()) {
                brands.putObject(code).put("name", refusal.brand());
            }
            refusal.errors().forEach(errors.withArray(code)::add);
        }
        return item.put("updatedAt", Rfc3339.format(batch.updatedMicros()));
    }
}
