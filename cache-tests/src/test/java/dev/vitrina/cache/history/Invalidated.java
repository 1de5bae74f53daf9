package dev.vitrina.cache.history;

import dev.vitrina.cache.Scope;

/** An invalidation, which binds readers once it returned. */
public final class Invalidated {

    final Scope scope;
    final boolean hard;
    final Reader replica;
    /** What the origin's keys were when it began: nothing older may be seen afterwards. */
    final long[] versions;
    private long returned = Long.MAX_VALUE;
    long returnedAt = Long.MAX_VALUE;

    public Invalidated(Scope scope, boolean hard, Reader replica, long[] versions) {
        this.scope = scope;
        this.hard = hard;
        this.replica = replica;
        this.versions = versions;
    }

    /** @param event which one it was, and {@code at} when, by the clock of the history */
    public void returned(long event, long at) {
        returned = event;
        returnedAt = at;
    }

    /** The event at which it returned; later than any other while it has not. */
    public long returned() {
        return returned;
    }

    public Scope scope() {
        return scope;
    }

    @Override
    public String toString() {
        return (hard ? "hard " : "soft ") + scope + " by " + replica;
    }
}
