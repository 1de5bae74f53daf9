package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.content.ContentWriter;
import dev.vitrina.products.content.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends cards together. Wildberries refuses a whole request for one bad card: the cards it names are left out and the others sent again, and where it names
 * none, halves are, as what was refused was not taken. Nothing is sent again whose answer was lost.
 */
public final class BatchWriter {

    /** WB items spec, cards/update and cards/upload: 10 MB; with room for what a proxy adds. */
    private static final int MAX_BYTES = 9_500_000;

    /** The quota is ten calls a minute: looking for one bad card among many must not eat all of it. */
    private static final int MAX_CALLS = 12;

    /** Until what was stopped is tried again; the host waits longer while all sending stays stopped. */
    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(30);

    private final ContentWriter writer;
    private final KindTexts texts;
    private final Pace pace;
    private final Clock clock;

    public BatchWriter(ContentWriter writer, KindTexts texts, Pace pace, Clock clock) {
        this.writer = writer;
        this.texts = texts;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * A card to be sent.
     *
     * @param key        of its row
     * @param vendorCode Wildberries calls it by
     */
    record Item(String key, String vendorCode, ObjectNode body) {}

    /**
     * @param rejected rows that are not sent at all, with the reason
     * @param stopped  asked before each call
     */
    SendResult send(
        ShopId shop,
        Endpoint endpoint,
        List<Item> items,
        Map<String, Reason> rejected,
        @Nullable String reference,
        Priority priority,
        BooleanSupplier stopped
    ) {
        Run run = new Run(shop, endpoint, priority, rejected, stopped);
        if (!items.isEmpty()) {
            run.send(items);
        }
        return run.result(reference);
    }

    private final class Run {

        private final ShopId shop;
        private final Endpoint endpoint;
        private final Priority priority;
        private final Map<String, Reason> rejected;
        private final BooleanSupplier stopped;
        private int calls;
        private boolean accepted;
        private @Nullable String lost;
        private @Nullable String closed;
        private Written.@Nullable NotNow notNow;

        Run(ShopId shop, Endpoint endpoint, Priority priority, Map<String, Reason> rejected, BooleanSupplier stopped) {
            this.shop = shop;
            this.endpoint = endpoint;
            this.priority = priority;
            this.rejected = new HashMap<>(rejected);
            this.stopped = stopped;
        }

        void send(List<Item> items) {
            ArrayNode body = JsonNodeFactory.instance.arrayNode(items.size());
            items.forEach(item -> body.add(item.body()));
            if (items.size() > 1 && body.toString().length() * 2L > MAX_BYTES) {
                halves(items);
                return;
            }
            if (lost == null && notNow == null && closed == null && stopped.getAsBoolean()) {
                notNow = new Written.NotNow(FailureKind.UNAVAILABLE, "Sending was stopped", UNTIL_THE_NEXT_TRY);
            }
            if (lost != null || notNow != null) {
                // The quota, or Wildberries, has given out, or people have stopped it: what was not sent may be repeated by somebody.
                reject(items, texts.reason("NOT_SENT"));
                return;
            }
            if (closed != null) {
                reject(items, ChangeTexts.wildberries(closed));
                return;
            }
            calls++;
            switch (writer.write(shop, endpoint, body, priority)) {
                case Written.Accepted() -> accepted = true;
                case Written.Lost(String reason) -> lost = reason;
                case Written.Closed(String reason) -> {
                    closed = reason;
                    reject(items, ChangeTexts.wildberries(reason));
                }
                case Written.NotNow later -> {
                    notNow = later;
                    reject(items, texts.reason("NOT_SENT"));
                }
                case Written.Refused(String reason, Map<String, String> byItem) -> refused(items, reason, byItem);
            }
        }

        private void refused(List<Item> items, String reason, Map<String, String> byItem) {
            List<Item> named = items
                .stream()
                .filter(item -> byItem.containsKey(item.vendorCode()))
                .toList();
            if (!named.isEmpty()) {
                named.forEach(item ->
                    rejected.put(item.key(), ChangeTexts.wildberries(byItem.getOrDefault(item.vendorCode(), reason)))
                );
                List<Item> rest = items
                    .stream()
                    .filter(item -> !named.contains(item))
                    .toList();
                if (!rest.isEmpty()) {
                    send(rest);
                }
            } else if (items.size() == 1 || calls >= MAX_CALLS) {
                reject(items, ChangeTexts.wildberries(reason));
            } else {
                halves(items);
            }
        }

        private void halves(List<Item> items) {
            int half = items.size() / 2;
            send(items.subList(0, half));
            send(items.subList(half, items.size()));
        }

        private void reject(List<Item> items, Reason reason) {
            items.forEach(item -> rejected.put(item.key(), reason));
        }

        SendResult result(@Nullable String reference) {
            Instant lookAt = clock.instant().plus(pace.first());
            if (lost != null) {
                return new SendResult.Uncertain(
                    new Reason("ANSWER_LOST", lost),
                    clock.instant().plus(pace.afterLoss()),
                    rejected
                );
            }
            if (notNow != null && !accepted) {
                Duration wait = notNow.retryAfter();
                Instant retryAt = clock.instant().plus(wait);
                return new SendResult.Later(new Problem(notNow.kind(), notNow.reason(), retryAt), retryAt);
            }
            return new SendResult.Accepted(reference, rejected, lookAt);
        }
    }
}
