package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.good.FreshGoods;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a batch: reads its goods once more, sends what is still as it was judged, and notes what the history and the cockpit tell of it. */
final class PriceDispatch {

    private static final Logger log = LoggerFactory.getLogger(PriceDispatch.class);

    /**
     * Base tokens may call four times an hour, once at a time (WB items spec, rate limits): the reading takes the call that the upload needs. What was read for a
     * try that did not go out serves the next ones for so long.
     */
    private static final Duration SERVES = Duration.ofHours(1);

    private final FreshGoods fresh;
    private final GoodStore store;
    private final UnsentReads unsent;
    private final PriceSending sending;
    private final PriceHistory history;
    private final Unapplied unapplied;
    private final ChangeSets changeSets;
    private final Sendable sendable;
    private final PriceRows rows;

    PriceDispatch(
        FreshGoods fresh,
        GoodStore store,
        UnsentReads unsent,
        PriceSending sending,
        PriceHistory history,
        Unapplied unapplied,
        ChangeSets changeSets,
        Sendable sendable,
        PriceRows rows
    ) {
        this.fresh = fresh;
        this.store = store;
        this.unsent = unsent;
        this.sending = sending;
        this.history = history;
        this.unapplied = unapplied;
        this.changeSets = changeSets;
        this.sendable = sendable;
        this.rows = rows;
    }

    SendResult send(ShopId shop, ChangeBatch batch, Pace pace, Priority priority) {
        List<Long> nmIds = batch
            .rows()
            .stream()
            .map(row -> PriceKey.of(row.key()).nmId())
            .distinct()
            .toList();
        if (unsent.cover(shop, batch.changeSet(), batch.rows(), SERVES)) {
            SendResult sent = send(shop, batch, store.find(shop, nmIds), pace, priority);
            if (!(sent instanceof SendResult.Later)) {
                noted(batch, () -> unsent.forget(shop, batch.changeSet(), batch.rows()));
            }
            return sent;
        }
        return switch (fresh.read(shop, nmIds, priority)) {
            case FreshGoods.Answer.NotNow(var problem, var retryAt) -> new SendResult.Later(problem, retryAt);
            case FreshGoods.Answer.Read(var goods) -> {
                SendResult sent = send(shop, batch, goods, pace, priority);
                if (
                    sent instanceof SendResult.Later(var problem, var _) && problem.kind() == FailureKind.RATE_LIMITED
                ) {
                    noted(batch, () -> unsent.note(shop, batch.changeSet(), batch.rows()));
                }
                yield sent;
            }
        };
    }

    private SendResult send(ShopId shop, ChangeBatch batch, Map<Long, Good> goods, Pace pace, Priority priority) {
        Map<String, Reason> rejected = new HashMap<>();
        List<ChangeRow> some = sendable.of(shop, batch, goods, pace.giveUp(), rejected);
        history.noteSending(shop, batch.changeSet(), some.stream().map(this::sent).toList());
        SendResult sent = sending.send(shop, some, rejected, pace, priority, () -> mayGoOn(shop, batch));
        Map<String, Reason> refused = rejected(sent);
        noted(batch, () ->
            history.forgetSending(
                shop,
                batch.changeSet(),
                sent instanceof SendResult.Later
                    ? some.stream().map(ChangeRow::key).toList()
                    : List.copyOf(refused.keySet())
            )
        );
        noted(batch, () -> unapplied.rejected(shop, batch.changeSet(), batch.rows(), refused));
        return sent;
    }

    /** Whatever becomes of a note, it never takes the place of what became of the upload. */
    private static void noted(ChangeBatch batch, Runnable note) {
        try {
            note.run();
        } catch (RuntimeException fault) {
            ChangeSetId set = batch.changeSet();
            log.error("What became of batch {} of change set {} cannot be noted", batch.number(), set.value(), fault);
        }
    }

    private boolean mayGoOn(ShopId shop, ChangeBatch batch) {
        return !batch.stopped() && isGoingOn(shop, batch);
    }

    private boolean isGoingOn(ShopId shop, ChangeBatch batch) {
        return changeSets
            .find(shop, batch.changeSet())
            .filter(set -> set.state() == ChangeSetState.CONFIRMED || set.state() == ChangeSetState.SENDING)
            .isPresent();
    }

    private static Map<String, Reason> rejected(SendResult sent) {
        return switch (sent) {
            case SendResult.Accepted accepted -> accepted.rejected();
            case SendResult.Uncertain uncertain -> uncertain.rejected();
            case SendResult.Refused _, SendResult.Later _ -> Map.of();
        };
    }

    private PriceHistory.Sending sent(ChangeRow row) {
        PriceKey key = PriceKey.of(row.key());
        PriceValues after = rows.after(row);
        return new PriceHistory.Sending(row.key(), key.nmId(), after.price(), after.discount());
    }
}
