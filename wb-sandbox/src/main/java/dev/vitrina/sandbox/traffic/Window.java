package dev.vitrina.sandbox.traffic;

import java.util.Arrays;

/** The most events in any span of a given length, exact to a tenth of the span. Not thread-safe. */
final class Window {

    private static final int SLOTS = 10;

    private final long slotMillis;
    private final int[] slots = new int[SLOTS];
    private long current;
    private int peak;

    Window(long spanMillis) {
        this.slotMillis = spanMillis / SLOTS;
    }

    void count(long nowMillis) {
        long slot = nowMillis / slotMillis;
        if (slot - current >= SLOTS) {
            Arrays.fill(slots, 0);
        } else {
            for (long s = current + 1; s <= slot; s++) {
                slots[(int) (s % SLOTS)] = 0;
            }
        }
        current = Math.max(current, slot);
        slots[(int) (current % SLOTS)]++;
        peak = Math.max(peak, Arrays.stream(slots).sum());
    }

    int peak() {
        return peak;
    }
}
