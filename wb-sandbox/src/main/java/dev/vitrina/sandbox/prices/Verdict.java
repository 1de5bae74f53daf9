package dev.vitrina.sandbox.prices;

/** What WB makes of one change. */
sealed interface Verdict {
    record Applied(Goods goods) implements Verdict {}

    /** Nothing changes. */
    record Refused(String errorText) implements Verdict {}

    /** The goods keep their price, and the new one goes to quarantine. */
    record Quarantined(Goods goods) implements Verdict {}

    /** The change does not fit what it names: no such size, no prices by size. */
    record Misfit(String errorText) implements Verdict {}
}
