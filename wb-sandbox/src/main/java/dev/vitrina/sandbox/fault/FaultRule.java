package dev.vitrina.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * When a fault happens.
 *
 * @param endpoint    id of the endpoint, or {@code *} for all
 * @param seller      key, sid or name; null = every seller
 * @param path        what the path of a call holds, as the number of a card whose media are meant; null = any path
 * @param times       how often at most; null = until cleared
 * @param probability chance per call, 0 to 1; null = 1
 * @param seed        of the chance, so that a run can be repeated; null = 0
 */
public record FaultRule(
    @JsonProperty(required = true) String endpoint,
    @Nullable String seller,
    @Nullable String path,
    @Nullable Integer times,
    @Nullable Double probability,
    @Nullable Long seed,
    @JsonProperty(required = true) Fault fault
) {
    public FaultRule {
        if (probability != null && (probability < 0 || probability > 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
        }
    }

    /** The fault on every call to the endpoint. */
    public static FaultRule on(String endpoint, Fault fault) {
        return new FaultRule(endpoint, null, null, null, null, null, fault);
    }

    public FaultRule forSeller(String value) {
        return new FaultRule(endpoint, value, path, times, probability, seed, fault);
    }

    public FaultRule onPath(String value) {
        return new FaultRule(endpoint, seller, value, times, probability, seed, fault);
    }

    public FaultRule times(int value) {
        return new FaultRule(endpoint, seller, path, value, probability, seed, fault);
    }

    public FaultRule withProbability(double value, long itsSeed) {
        return new FaultRule(endpoint, seller, path, times, value, itsSeed, fault);
    }
}
