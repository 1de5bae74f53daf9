package dev.vitrina.api.page;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import org.jspecify.annotations.Nullable;

/** Reads the {@code first} argument of a connection: 50 when absent, 1 to 500. */
public record PageSize(int value) {
    public static final int DEFAULT = 50;
    public static final int MAX = 500;

    /** @throws VitrinaException {@code INVALID_INPUT} outside 1 to 500 */
    public static PageSize of(@Nullable Integer first) {
        int value = first == null ? DEFAULT : first;
        if (value < 1 || value > MAX) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`first` must be between 1 and " + MAX);
        }
        return new PageSize(value);
    }
}
