package dev.vitrina.products.directory;

/** How many cards the seller may have, of which kind of allowance (WB items spec, {@code cards/limits}). */
public record CardLimits(long free, long paid) {
    public long total() {
        return free + paid;
    }
}
