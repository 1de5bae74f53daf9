package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.change.PriceWriter.Written;
import dev.vitrina.pricing.good.PriceMethods;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Uploads rows of one sort together. Wildberries refuses a whole upload for one bad good and does not name it: halves are sent then, as what was
 * refused was not taken. Nothing is sent again whose answer was lost.
 */
final class PriceSending {

    /** The quota is ten calls in six seconds, of a base token four an hour: looking for one bad good among many must not eat all of it. */
    private static final int MAX_CALLS = 8;

    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(5);

    private final PriceWriter writer;
    private final PriceRows rows;
    private final ChangeTexts texts;
    private final Clock clock;

    PriceSending(PriceWriter writer, PriceRows rows, ChangeTexts texts, Clock clock) {
        this.writer = writer;
        this.rows = rows;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param rejected rows that are not sent at all, with the reason
     * @param mayGoOn  asked before each upload: whether more is to be sent
     */
    SendResult send(
        ShopId shop,
        List<ChangeRow> some,
        Map<String, Reason> rejected,
        Pace pace,
        Priority priority,
        BooleanSupplier mayGoOn
    ) {
        Run run = new Run(shop, priority, rejected, mayGoOn);
        if (!some.isEmpty()) {
            run.send(some);
        }
        return run.result(pace);
    }

    private static Endpoint endpoint(ChangeRow row) {
        return switch (PriceKey.of(row.key())) {
            case PriceKey.Goods _ -> PriceMethods.UPLOAD;
            case PriceKey.Size _ -> PriceMethods.UPLOAD_SIZES;
            case PriceKey.Club _ -> PriceMethods.UPLOAD_CLUB;
        };
    }

    private ObjectNode body(ChangeRow row) {
        PriceValues after = rows.after(row);
        PriceKey key = PriceKey.of(row.key());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("nmID", key.nmId());
        BigDecimal price = after.price();
        switch (key) {
            case PriceKey.Goods _ -> {
                if (price != null) {
                    body.put("price", price.longValueExact());
                }
                body.put("discount", after.discount());
            }
            case PriceKey.Size(long _, long sizeId) -> {
                if (price == null) {
                    throw new IllegalStateException("A size without a price");
                }
                body.put("sizeID", sizeId).put("price", price.longValueExact());
            }
            case PriceKey.Club _ -> body.put("clubDiscount", after.discount());
        }
        return body;
    }

    private final class Run {

        private final ShopId shop;
        private final Priority priority;
        private final Map<String, Reason> rejected;
        private final List<String> uploads = new ArrayList<>();
        private final BooleanSupplier mayGoOn;
        private int calls;
        private boolean accepted;
        private @Nullable String lost;
        private @Nullable String closed;
        private Written.@Nullable NotNow notNow;

        Run(ShopId shop, Priority priority, Map<String, Reason> rejected, BooleanSupplier mayGoOn) {
            this.shop = shop;
            this.priority = priority;
            this.rejected = new HashMap<>(rejected);
            this.mayGoOn = mayGoOn;
        }

        void send(List<ChangeRow> some) {
            if (lost == null && notNow == null && closed == null && !mayGoOn.getAsBoolean()) {
                Instant again = clock.instant().plus(UNTIL_THE_NEXT_TRY);
                notNow = new Written.NotNow(new Problem(FailureKind.UNAVAILABLE, "Sending was stopped", again), again);
            }
            if (lost != null || notNow != null) {
                // What was not sent may be repeated by somebody.
                reject(some, texts.reason("NOT_SENT"));
                return;
            }
            if (closed != null) {
                reject(some, ChangeTexts.wildberries(closed));
                return;
            }
            ArrayNode items = JsonNodeFactory.instance.arrayNode(some.size());
            some.forEach(row -> items.add(body(row)));
            calls++;
            switch (writer.write(shop, endpoint(some.getFirst()), items, priority)) {
                case Written.Accepted(String uploadId) -> {
                    accepted = true;
                    uploads.add(uploadId);
                }
                case Written.AlreadySet() -> accepted = true;
                case Written.Lost(String reason) -> lost = reason;
                case Written.Closed(String reason) -> {
                    closed = reason;
                    reject(some, ChangeTexts.wildberries(reason));
                }
                case Written.NotNow later -> {
                    notNow = later;
                    reject(some, texts.reason("NOT_SENT"));
                }
                case Written.Refused(String reason) -> {
                    if (some.size() == 1 || calls >= MAX_CALLS) {
                        reject(some, ChangeTexts.wildberries(reason));
                    } else {
                        int half = some.size() / 2;
                        send(some.subList(0, half));
                        send(some.subList(half, some.size()));
                    }
                }
            }
        }

        private void reject(List<ChangeRow> some, Reason reason) {
            some.forEach(row -> rejected.put(row.key(), reason));
        }

        SendResult result(Pace pace) {
            if (lost != null) {
                return new SendResult.Uncertain(
                    new Reason("ANSWER_LOST", lost),
                    clock.instant().plus(pace.afterLoss()),
                    rejected
                );
            }
            if (notNow != null && !accepted) {
                return new SendResult.Later(notNow.problem(), notNow.retryAt());
            }
            String reference = uploads.isEmpty() ? null : String.join(",", uploads);
            return new SendResult.Accepted(reference, rejected, clock.instant().plus(pace.first()));
        }
    }
}
