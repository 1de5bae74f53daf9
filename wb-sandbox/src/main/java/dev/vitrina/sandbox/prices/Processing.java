package dev.vitrina.sandbox.prices;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the processing of an upload can go wrong. In JSON the field {@code kind} names it, e.g.
 * {@code {"kind": "fail-every", "nth": 3, "errorText": "..."}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(
    {
        @JsonSubTypes.Type(value = Processing.FailGoods.class, name = "fail-goods"),
        @JsonSubTypes.Type(value = Processing.FailEvery.class, name = "fail-every"),
        @JsonSubTypes.Type(value = Processing.Cancel.class, name = "cancel"),
    }
)
public sealed interface Processing {
    /** These goods are rejected. @param nmIds in JSON {@code nmIDs} @param errorText null = a text of the sandbox's own */
    record FailGoods(@JsonProperty("nmIDs") Set<Long> nmIds, @Nullable String errorText) implements Processing {}

    /** Every n-th of the goods is rejected; 1 = all. */
    record FailEvery(int nth, @Nullable String errorText) implements Processing {
        public FailEvery {
            if (nth < 1) {
                throw new IllegalArgumentException("nth is at least 1");
            }
        }
    }

    /** The upload is cancelled; nothing changes. */
    record Cancel() implements Processing {}
}
