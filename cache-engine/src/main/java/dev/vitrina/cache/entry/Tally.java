package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.activity.EndpointActivity;

/** What one slow read comes to, for the counts. Used by the reader's thread only. */
final class Tally {

    private final EndpointActivity activity;
    private boolean waited;
    private boolean coalesced;

    Tally(EndpointActivity activity) {
        this.activity = activity;
    }

    /** @param forAnother whether the load was begun by another reader or replica */
    void waited(boolean forAnother) {
        waited = true;
        coalesced |= forAnother;
    }

    void count(CacheAnswer<?> answer) {
        if (coalesced) {
            activity.coalesced();
        }
        switch (answer) {
            case CacheAnswer.Found<?>(Object ignored, Freshness freshness) -> count(freshness);
            case CacheAnswer.Absent<?>(Freshness freshness) -> count(freshness);
            case CacheAnswer.Failed<?> ignored -> activity.error();
        }
    }

    private void count(Freshness freshness) {
        boolean fresh = freshness.state() == State.FRESH;
        if (waited && (fresh || freshness.source() == Source.ORIGIN)) {
            activity.miss();
        } else if (fresh) {
            activity.hit();
        } else {
            activity.stale();
        }
    }
}
