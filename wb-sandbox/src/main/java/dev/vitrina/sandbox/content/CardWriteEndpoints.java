package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaGroup;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.writing.MalformedRequest;
import dev.vitrina.sandbox.writing.WriteDesk;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Creating, editing, merging, trashing and restoring cards: 200 says that a write was accepted, not that it was done. */
public final class CardWriteEndpoints {

    private static final int MOST_BARCODES = 5_000;
    private final Catalogues catalogues;
    private final WriteDesk desk;

    public CardWriteEndpoints(Catalogues catalogues, WriteDesk desk) {
        this.catalogues = catalogues;
        this.desk = desk;
    }

    public List<Endpoint> all() {
        return List.of(
            write("cards-upload", "/content/v2/cards/upload", QuotaTable.CARDS_UPLOAD, desk::upload),
            write("cards-upload-add", "/content/v2/cards/upload/add", QuotaTable.CARDS_ADD, desk::add),
            write("cards-update", "/content/v2/cards/update", QuotaTable.CARDS_UPDATE, desk::update),
            write("cards-move", "/content/v2/cards/moveNm", QuotaTable.CONTENT, desk::move),
            write("cards-delete", "/content/v2/cards/delete/trash", QuotaTable.CARDS_DELETE, desk::trash),
            write("cards-recover", "/content/v2/cards/recover", QuotaTable.CARDS_RECOVER, desk::recover),
            Endpoint.write(
                "barcodes",
                WbHost.CONTENT,
                "POST",
                "/content/v2/barcodes",
                QuotaTable.CONTENT,
                this::barcodes
            ),
            Endpoint.read(
                "cards-limits",
                WbHost.CONTENT,
                "GET",
                "/content/v2/cards/limits",
                QuotaTable.CARDS_LIMITS,
                this::limits
            )
        );
    }

    private Endpoint write(String id, String path, QuotaGroup quota, Acceptance acceptance) {
        return Endpoint.write(id, WbHost.CONTENT, "POST", path, quota, (call, seller) -> {
            try {
                acceptance.accept(catalogues.of(seller), ContentAnswers.json(call));
                return ContentAnswers.accepted();
            } catch (MalformedRequest refusal) {
                return ContentAnswers.malformed(refusal);
            }
        });
    }

    private Answer barcodes(Call call, Seller seller) {
        int count = ContentAnswers.json(call).path("count").asInt(0);
        if (count < 1 || count > MOST_BARCODES) {
            return ErrorLayer.CONTENT.error(400, "Invalid request format");
        }
        List<String> barcodes = catalogues
            .of(seller)
            .change(edits -> {
                List<String> fresh = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    fresh.add(edits.freshBarcode());
                }
                return fresh;
            });
        ArrayNode data = Json.array();
        barcodes.forEach(data::add);
        return ContentAnswers.ok(data);
    }

    private Answer limits(Call call, Seller seller) {
        Catalogue catalogue = catalogues.of(seller);
        return ContentAnswers.ok(
            Json.object().put("freeLimits", WriteDesk.freeLimits(catalogue)).put("paidLimits", WriteDesk.PAID)
        );
    }

    @FunctionalInterface
    private interface Acceptance {
        void accept(Catalogue catalogue, JsonNode body) throws MalformedRequest;
    }
}
