package dev.vitrina.pricing.change.machine;

import java.util.List;

/**
 * What people, Wildberries and the machine do next. Numbers are drawn without knowing what there will be by then: whom they mean is found by the rest of a
 * division, so that a story without some of its moves is a story as well.
 */
sealed interface Move {
    /** Somebody wants prices changed, and has that checked. */
    record Draft(int person, List<Wish> wishes) implements Move {}

    /** @param what price, discount, both, price of a size, or the club's discount */
    record Wish(int good, int what, int amount) {}

    record TakeOut(int set, int row, int behind) implements Move {}

    record Check(int set, int behind) implements Move {}

    /**
     * @param behind   how many versions old what he looks at is
     * @param miscount by how much he is wrong about the number of rows
     * @param start    seconds from now; 0 for at once
     * @param back     seconds from the start until it is taken back; 0 for never
     */
    record Confirm(int set, int behind, int miscount, int start, int back) implements Move {}

    record Cancel(int set, int behind) implements Move {}

    record Retry(int set, int behind) implements Move {}

    record RollBack(int set) implements Move {}

    record Stop(boolean everywhere) implements Move {}

    record GoOn(boolean everywhere) implements Move {}

    /** A replica works: so many runs of the job, the clock turned to where each wants to go on. */
    record Work(int runs, List<Happening> happenings) implements Move {}

    /** @param at the number of the call, or of the commit, while it works; from 1 */
    record Happening(int at, What what, int with) {}

    /** What comes between. */
    enum What {
        /** The call never arrives. */
        DIES_BEFORE_A_CALL,
        /** The call arrives when another replica is at work already. */
        DIES_IN_A_CALL,
        DIES_AFTER_A_CALL,
        DIES_BEFORE_A_COMMIT,
        DIES_AFTER_A_COMMIT,
        /** It stands still so long before a call that another replica goes on with its work. */
        SLEEPS_BEFORE_A_CALL,
        SLEEPS_AFTER_A_CALL,
        PORTAL,
        STOP,
        CANCEL,
    }

    record Pass(int seconds) implements Move {}

    /** The mirror reads all goods. */
    record Sync() implements Move {}

    /** Somebody changes a price in Wildberries' portal. */
    record Portal(int good, int what, int amount) implements Move {}

    /** How the next calls go wrong. */
    record Trouble(int where, int how, int times) implements Move {}

    /** How Wildberries' work on the next upload goes wrong. */
    record Spoil(int how) implements Move {}

    /** How long Wildberries works on an upload from now on. */
    record Slow(int seconds) implements Move {}

    record Hold(int good) implements Move {}

    record Release(int good, boolean apply) implements Move {}

    record Currency(boolean changing) implements Move {}

    record Lock(int good, boolean locked) implements Move {}
}
