package dev.vitrina.sandbox.catalogue;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Walks the live cards in list order from a cursor on, merging generated and changed cards. Valid while the catalogue is locked. */
final class CardWalk {

    private final BaseCatalogue base;
    private final Overlay overlay;
    private final SortOrder order;
    private final Iterator<Card> changed;
    private int position;
    private @Nullable CardView nextBase;
    private @Nullable CardView nextChanged;
    private @Nullable CardView current;

    CardWalk(BaseCatalogue base, Overlay overlay, @Nullable CardKey after, SortOrder order) {
        this.base = base;
        this.overlay = overlay;
        this.order = order;
        this.changed = overlay.liveFrom(after, order).values().iterator();
        this.position = start(base, after, order);
        this.nextBase = takeBase();
        this.nextChanged = takeChanged();
    }

    /** Moves to the next card; false when there is none. */
    boolean advance() {
        CardView generated = nextBase;
        CardView edited = nextChanged;
        if (generated == null && edited == null) {
            return false;
        }
        if (edited == null || (generated != null && precedes(generated, edited))) {
            current = generated;
            nextBase = takeBase();
        } else {
            current = edited;
            nextChanged = takeChanged();
        }
        return true;
    }

    CardView current() {
        if (current == null) {
            throw new IllegalStateException("advance() first");
        }
        return current;
    }

    private boolean precedes(CardView one, CardView other) {
        int comparison = one.key().compareTo(other.key());
        return order == SortOrder.ASCENDING ? comparison < 0 : comparison > 0;
    }

    private @Nullable CardView takeBase() {
        while (position >= 0 && position < base.size()) {
            CardView view = base.atPosition(position);
            position += order == SortOrder.ASCENDING ? 1 : -1;
            if (!overlay.hides(view.nmId())) {
                return view;
            }
        }
        return null;
    }

    private @Nullable CardView takeChanged() {
        return changed.hasNext() ? changed.next() : null;
    }

    private static int start(BaseCatalogue base, @Nullable CardKey after, SortOrder order) {
        return switch (order) {
            case ASCENDING -> after == null ? 0 : base.firstAfter(after);
            case DESCENDING -> after == null ? base.size() - 1 : base.lastBefore(after);
        };
    }
}
