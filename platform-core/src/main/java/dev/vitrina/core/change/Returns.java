package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.ChangeSetEndListener.WaitingReturn;
import dev.vitrina.core.change.StoredSet.Person;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes sets back when the time comes that was given with their confirmation: what is not sent by then is not, what is at the upstream is followed to its end,
 * and then a roll-back is made of all that was applied. What it cannot take back by itself is told to people.
 */
final class Returns {

    private static final Logger log = LoggerFactory.getLogger(Returns.class);
    /** A roll-back in one of these leaves nothing to a return; one that failed is told of at its end. */
    private static final EnumSet<ChangeSetState> TAKES_BACK = EnumSet.of(
        ChangeSetState.CONFIRMED,
        ChangeSetState.SENDING,
        ChangeSetState.PROCESSING,
        ChangeSetState.VERIFIED
    );

    private final ChangeSetStore sets;
    private final PlanStore plans;
    private final RowJourney journey;
    private final RollBack rollBack;
    private final Ending ending;
    private final List<ChangeSetEndListener> listeners;
    private final BiConsumer<String, ShopId> wake;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    /** @param wake has a kind's sets in a shop worked on */
    Returns(ChangeParts parts, RollBack rollBack, BiConsumer<String, ShopId> wake) {
        this.sets = parts.sets();
        this.plans = parts.plans();
        this.journey = parts.journey();
        this.rollBack = rollBack;
        this.ending = parts.ending();
        this.listeners = parts.listeners();
        this.wake = wake;
        this.transaction = parts.transaction();
        this.clock = parts.clock();
    }

    /** All that are due; what cannot be taken back now is tried again the next time. */
    void run() {
        for (StoredSet set : plans.toReturn(clock.instant())) {
            try {
                transaction.executeWithoutResult(status -> sets.lock(set.shop(), set.id()).ifPresent(this::takeBack));
                wake.accept(set.kind(), set.shop());
            } catch (VitrinaException later) {
                log.info("Change set {} cannot be taken back yet: {}", set.id(), later.getMessage());
            }
        }
    }

    private void takeBack(StoredSet set) {
        if (set.schedule().returned()) {
            return;
        }
        if (!set.state().ended()) {
            if (set.count(RowState.READY) > 0) {
                var unused = journey.cancel(set, clock.instant());
                ending.settle(set, true);
            }
            return;
        }
        plans.returned(set);
        Optional<StoredSet> present = Optional.ofNullable(set.rolledBackBy()).flatMap(sets::find);
        if (present.isPresent()) {
            if (!TAKES_BACK.contains(present.get().state())) {
                tellThatItWaits(present.get());
            }
            return;
        }
        Person by = Objects.requireNonNull(set.confirmedBy(), "A set with a return was confirmed");
        RollBack.Turned turned = rollBack.returning(set, by);
        switch (turned.result()) {
            case ActResult.Done(StoredSet made) -> {
                if (turned.sure()) {
                    plans.confirmWhenChecked(made, true);
                } else {
                    tellThatItWaits(made);
                }
            }
            case ActResult.Refused(var nothing) -> {
                log.info("Change set {}: {}", set.id(), nothing.message());
                if (!turned.sure()) {
                    tellThatItWaits(set);
                }
            }
        }
    }

    private void tellThatItWaits(StoredSet set) {
        WaitingReturn waiting = new WaitingReturn(set.shop(), set.id(), set.title(), set.rights().read());
        listeners.forEach(listener -> listener.returnWaits(waiting));
    }
}
