package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.writing.WritePace;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Uploads of prices: 200 says that one was accepted, 208 that the same one is still being processed. */
public final class UploadEndpoints {

    private static final PriceBook.Texts PRICES = new PriceBook.Texts(
        "The specified prices and discounts are already set",
        "All item Nos. are specified incorrectly, or the specified prices and discounts are already set"
    );
    private static final PriceBook.Texts CLUB = new PriceBook.Texts(
        "Discounts in the file are the same as those already set. To change discounts, edit the file and upload it again",
        "All item Nos. are specified incorrectly, or the specified discounts are already set"
    );

    private final PriceBooks books;
    private final WritePace pace;

    public UploadEndpoints(PriceBooks books, WritePace pace) {
        this.books = books;
        this.pace = pace;
    }

    public List<Endpoint> all() {
        String path = "/api/v2/upload/task";
        return List.of(
            upload("prices-upload", path, UploadReader::goods, PRICES),
            upload("prices-upload-size", path + "/size", UploadReader::sizes, PRICES),
            upload("prices-upload-club", path + "/club-discount", UploadReader::clubDiscounts, CLUB)
        );
    }

    private Endpoint upload(String id, String path, Reader reader, PriceBook.Texts texts) {
        return Endpoint.write(id, WbHost.PRICES, "POST", path, QuotaTable.PRICES, (call, seller) -> {
            try {
                PriceBook.Acceptance accepted = books.of(seller).accept(id, reader.read(call), pace.delay(), texts);
                ObjectNode data = Json.object()
                    .put("id", accepted.uploadId())
                    .put("alreadyExists", accepted.alreadyExists());
                return accepted.alreadyExists() ? PriceAnswers.alreadyExists(data) : PriceAnswers.ok(data);
            } catch (RefusedUpload refused) {
                return ErrorLayer.PRICES.error(refused.status(), refused.errorText());
            }
        });
    }

    @FunctionalInterface
    private interface Reader {
        List<PriceChange> read(Call call) throws RefusedUpload;
    }
}
