package dev.vitrina.pricing.strategy.model;

/** What a strategy does: everything that a simulation depends on. */
public record Definition(Scope scope, Trigger trigger, Formula formula, Guards guards, Breaker breaker) {
    public Decider decider() {
        return new Decider(formula, guards);
    }

    public boolean needsMargin() {
        return formula.needsMargin() || guards.leastMargin() != null;
    }

    /** Whether somebody has to look at what it does, because nothing says how low prices may get. */
    public boolean lacksFloor() {
        return formula.mayLower() && guards.floor() == null && guards.leastMargin() == null;
    }

    public boolean needsStockAge() {
        return trigger instanceof Trigger.On(var events) && events.contains(Trigger.Event.STOCK_AGED);
    }

    public boolean needsRivals() {
        return (
            formula.needsRival() ||
            (trigger instanceof Trigger.On(var events) && events.contains(Trigger.Event.RIVAL_MOVED))
        );
    }
}
