package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.ChangeReading.Right;
import dev.vitrina.core.change.ChangeReading.Sight;
import dev.vitrina.core.change.StoredSet.Person;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.Callers;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may see a change set and act on it: by its kind's permissions, in its shop, whichever shop the request names. What one may not see is answered exactly
 * like what there is not.
 */
@Component
class ChangeAccess {

    private final ChangeDesk desk;
    private final AccessRules rules;
    private final ShopDirectory shops;
    private final Callers callers;

    ChangeAccess(ChangeDesk desk, AccessRules rules, ShopDirectory shops, Callers callers) {
        this.desk = desk;
        this.rules = rules;
        this.shops = shops;
        this.callers = callers;
    }

    Optional<StoredSet> visible(String id, Caller caller) {
        return number(id)
            .flatMap(desk::find)
            .filter(set -> caller.mayEnter(set.shop()) && rules.permits(caller, set.rights().read(), set.shop()));
    }

    boolean mayAct(StoredSet set, Caller caller) {
        return rules.permits(caller, set.rights().act(), set.shop());
    }

    /** Whether the caller is told what is at risk; while the kind's plugin is away nobody is, for only it knows what that takes. */
    boolean seesRisk(StoredSet set, Caller caller) {
        return desk
            .kind(set.kind())
            .filter(entry -> rules.permits(caller, entry.kind().riskPermission(), set.shop()))
            .isPresent();
    }

    /** Somebody who is away, as known now; empty when he may not act on the set any more. */
    Optional<Person> actor(StoredSet set, long userId) {
        return callers
            .find(userId)
            .filter(caller -> caller.mayEnter(set.shop()) && mayAct(set, caller))
            .map(caller -> new Person(caller.userId(), caller.email()));
    }

    /** What of a list the caller may see. */
    Sight sight(RequestScope scope) {
        Caller caller = scope.signedIn();
        ShopId current = scope.shopId();
        if (caller.role() == Role.ADMIN && caller.key() == null) {
            return new Sight(current, true, List.of());
        }
        List<Right> rights = new ArrayList<>();
        for (ShopId shop : current == null ? entered(caller) : List.of(current)) {
            rules.permissions(caller, shop).forEach(permission -> rights.add(new Right(shop, permission)));
        }
        return new Sight(current, false, rights);
    }

    /** What the caller may do with a set as it is now. */
    List<ChangeAct> acts(StoredSet set, Caller caller) {
        List<ChangeAct> acts = new ArrayList<>();
        if (!mayAct(set, caller)) {
            return acts;
        }
        ChangeSetState state = set.state();
        if (state == ChangeSetState.DRAFT || state == ChangeSetState.CHECKED) {
            acts.add(ChangeAct.CHECK);
            acts.add(ChangeAct.DELETE_ROWS);
        }
        if (state == ChangeSetState.CHECKED && set.count(RowState.READY) > 0 && obstacles(set, caller).isEmpty()) {
            acts.add(ChangeAct.CONFIRM);
        }
        if (!state.ended() && state != ChangeSetState.PROCESSING) {
            acts.add(ChangeAct.CANCEL);
        }
        if (mayReschedule(set, caller)) {
            acts.add(ChangeAct.RESCHEDULE);
        }
        if (state.ended() && mayRetry(set, caller)) {
            acts.add(ChangeAct.RETRY);
        }
        if (state.ended() && set.count(RowState.VERIFIED) > 0) {
            acts.add(ChangeAct.ROLL_BACK);
        }
        return acts;
    }

    /** A start that has not come, or a return that is still to come; the confirmation was about those as well. */
    private boolean mayReschedule(StoredSet set, Caller caller) {
        StoredSet.Schedule schedule = set.schedule();
        boolean begins =
            set.state() == ChangeSetState.CONFIRMED && schedule.sendAt() != null && set.times().sent() == null;
        boolean returns = set.times().confirmed() != null && schedule.returnAt() != null && !schedule.returned();
        return (begins || returns) && !obstacles(set, caller).contains(Obstacle.NEEDS_ANOTHER_PERSON);
    }

    private boolean mayRetry(StoredSet set, Caller caller) {
        if (RetryRules.isTakenBack(set)) {
            return false;
        }
        return set.count(RowState.FAILED) > 0
            ? !obstacles(set, caller).contains(Obstacle.NEEDS_ANOTHER_PERSON)
            : set.count(RowState.UNCERTAIN) > 0;
    }

    /** Why the caller could not confirm it, were it checked. */
    List<Obstacle> obstacles(StoredSet set, Caller caller) {
        return ConfirmRules.obstacles(set, desk.policy(set).orElse(null), caller.userId());
    }

    private Collection<ShopId> entered(Caller caller) {
        return caller.mayEnterAll() ? shops.all().stream().map(Shop::id).toList() : caller.shops();
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.parseLong(id)).filter(value -> value > 0);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }
}
