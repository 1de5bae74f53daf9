package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.wire.Call;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Limit and offset of a list (items spec: {@code limit} is required, at most 1,000). */
record PageRequest(int limit, long offset) {
    private static final int LARGEST = 1_000;

    /** Empty when they are wrong: the call is answered with 400. */
    static Optional<PageRequest> of(Call call) {
        OptionalLong limit = number(call, "limit");
        OptionalLong offset = call.parameter("offset").isEmpty() ? OptionalLong.of(0) : number(call, "offset");
        boolean fits = limit.orElse(0) >= 1 && limit.orElse(0) <= LARGEST && offset.orElse(-1) >= 0;
        return fits ? Optional.of(new PageRequest((int) limit.getAsLong(), offset.getAsLong())) : Optional.empty();
    }

    /** A parameter that must be a number; empty when it is missing or none. */
    static OptionalLong number(Call call, String name) {
        try {
            return call
                .parameter(name)
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElseGet(OptionalLong::empty);
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(limit).toList();
    }
}
