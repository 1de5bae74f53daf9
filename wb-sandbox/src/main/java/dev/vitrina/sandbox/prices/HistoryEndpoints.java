package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of uploads. The history shows processed ones, the buffer only those of the promotion calendar that wait: an ordinary upload
 * is in neither while it is processed (items spec, buffer/tasks), and its {@code data} is null.
 */
public final class HistoryEndpoints {

    /** The spec's example carries an offset, too. */
    private static final ZoneOffset MOSCOW = ZoneOffset.ofHours(3);
    private static final Predicate<Upload> HISTORY = upload -> upload.status() != Upload.IN_PROGRESS;
    private static final Predicate<Upload> BUFFER = HISTORY.negate().and(Upload::promotion);

    private final PriceBooks books;

    public HistoryEndpoints(PriceBooks books) {
        this.books = books;
    }

    public List<Endpoint> all() {
        return List.of(
            read("history-tasks", "/api/v2/history/tasks", (call, seller) -> task(call, seller, HISTORY)),
            read("history-goods", "/api/v2/history/goods/task", (call, seller) ->
                goods(call, seller, HISTORY, "historyGoods")
            ),
            read("buffer-tasks", "/api/v2/buffer/tasks", (call, seller) -> task(call, seller, BUFFER)),
            read("buffer-goods", "/api/v2/buffer/goods/task", (call, seller) ->
                goods(call, seller, BUFFER, "bufferGoods")
            )
        );
    }

    private static Endpoint read(String id, String path, Endpoint.Work work) {
        return Endpoint.read(id, WbHost.PRICES, "GET", path, QuotaTable.PRICES, work);
    }

    private Answer task(Call call, Seller seller, Predicate<Upload> shown) {
        OptionalLong id = PageRequest.number(call, "uploadID");
        if (id.isEmpty()) {
            return PriceAnswers.invalid();
        }
        Optional<Upload> upload = books.of(seller).upload(id.getAsLong()).filter(shown);
        return upload.isPresent() ? PriceAnswers.ok(task(upload.get())) : PriceAnswers.ok(NullNode.getInstance());
    }

    private static ObjectNode task(Upload upload) {
        return Json.object()
            .put("uploadID", upload.id())
            .put("status", upload.status())
            .put("uploadDate", time(upload.accepted()))
            .put("activationDate", time(upload.promotion() ? upload.due() : upload.accepted()))
            .put("overAllGoodsNumber", upload.rows().size())
            .put("successGoodsNumber", upload.successes());
    }

    private Answer goods(Call call, Seller seller, Predicate<Upload> shown, String name) {
        Optional<PageRequest> page = PageRequest.of(call);
        OptionalLong id = PageRequest.number(call, "uploadID");
        if (page.isEmpty() || id.isEmpty()) {
            return PriceAnswers.invalid();
        }
        PriceBook book = books.of(seller);
        Optional<Upload> upload = book.upload(id.getAsLong()).filter(shown);
        if (upload.isEmpty()) {
            return PriceAnswers.ok(Json.object().putNull("uploadID").putNull(name));
        }
        ObjectNode data = Json.object().put("uploadID", upload.get().id());
        ArrayNode goods = data.putArray(name);
        page
            .get()
            .of(upload.get().rows())
            .forEach(row -> goods.add(row(row, book.currency())));
        return PriceAnswers.ok(data);
    }

    private static ObjectNode row(Upload.Row row, String currency) {
        ObjectNode json = Json.object()
            .put("nmID", row.change().nmId())
            .put("vendorCode", row.vendorCode())
            .putNull("sizeID")
            .put("techSizeName", row.techSize())
            .putNull("price")
            .put("currencyIsoCode4217", currency)
            .put("discount", row.discount())
            .putNull("clubDiscount");
        switch (row.change()) {
            case PriceChange.OfGoods(long _, Integer price, Integer discount) -> {
                json.put("price", price);
                json.put("discount", discount == null ? row.discount() : discount.intValue());
            }
            case PriceChange.OfSize(long _, long sizeId, int price) -> json.put("sizeID", sizeId).put("price", price);
            case PriceChange.OfClub(long _, int discount) -> json.put("clubDiscount", discount);
            case PriceChange.IntoPromotion _ -> {
                // The discount is the plan's, once the goods entered.
            }
        }
        return json.put("status", row.status()).put("errorText", row.errorText());
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atOffset(MOSCOW));
    }
}
