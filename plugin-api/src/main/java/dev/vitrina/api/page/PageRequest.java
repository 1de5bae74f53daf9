package dev.vitrina.api.page;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;

/** A page of a small table, in the shape of the GraphQL input {@code PageInput}. */
public record PageRequest(int number, int size) {
    public PageRequest {
        if (number < 0 || number > 1_000_000) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`page.number` must be between 0 and 1000000");
        }
        if (size < 1 || size > 200) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`page.size` must be between 1 and 200");
        }
    }

    public static PageRequest first() {
        return new PageRequest(0, 25);
    }

    public long offset() {
        return (long) number * size;
    }
}
