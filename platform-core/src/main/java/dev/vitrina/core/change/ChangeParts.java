package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.audit.AuditLog;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts, which know one another only from here. */
record ChangeParts(
    ChangeSetStore sets,
    OpenSets open,
    PlanStore plans,
    ChangeRowStore rows,
    RowJourney journey,
    RowFollowing following,
    SendingStops stops,
    Ending ending,
    Approvals approvals,
    List<ChangeSetEndListener> listeners,
    TransactionTemplate transaction,
    InstantSource clock
) {
    static ChangeParts of(
        JdbcTemplate jdbc,
        JdbcClient client,
        TransactionTemplate transaction,
        AuditLog audit,
        List<ChangeSetEndListener> listeners,
        InstantSource clock
    ) {
        ChangeSetStore sets = new ChangeSetStore(client);
        RowFollowing following = new RowFollowing(jdbc);
        return new ChangeParts(
            sets,
            new OpenSets(client),
            new PlanStore(client),
            new ChangeRowStore(jdbc),
            new RowJourney(jdbc),
            following,
            new SendingStops(client),
            new Ending(sets, following, audit, listeners, clock),
            new Approvals(audit),
            listeners,
            transaction,
            clock
        );
    }

    ChangeWork work(ChangeKind kind) {
        ChangeWork.Steps steps = new ChangeWork.Steps(
            new CheckStep(
                sets,
                rows,
                new ReturnRules(sets, plans, rows, approvals, listeners, clock),
                transaction,
                clock
            ),
            new RecheckStep(this),
            new SendStep(sets, plans, journey, stops, ending, transaction, clock),
            new FollowStep(sets, following, stops, ending, transaction, clock)
        );
        return new ChangeWork(kind, steps, open, following, clock);
    }

    ChangeActs acts(ChangeKinds kinds) {
        Policies policies = new Policies(kinds);
        return new ChangeActs(
            sets,
            plans,
            rows,
            journey,
            following,
            kinds,
            policies,
            approvals,
            ending,
            transaction,
            clock
        );
    }

    SendingSwitch sending(ChangeWorkers workers) {
        return new SendingSwitch(stops, workers, transaction, clock);
    }

    Returns returns(ChangeKinds kinds, BiConsumer<String, ShopId> wake, int maxRows) {
        Drafts drafts = new Drafts(sets, rows, transaction, clock, maxRows);
        return new Returns(this, new RollBack(sets, rows, drafts, kinds, transaction), wake);
    }

    ChangeDesk desk(ChangeKinds kinds, ChangeWorkers workers, int maxRows) {
        Drafts drafts = new Drafts(sets, rows, transaction, clock, maxRows);
        RollBack rollBack = new RollBack(sets, rows, drafts, kinds, transaction);
        Policies policies = new Policies(kinds);
        return new ChangeDesk(
            kinds,
            policies,
            sets,
            drafts,
            acts(kinds),
            new Unattended(this, policies),
            rollBack,
            workers
        );
    }
}
