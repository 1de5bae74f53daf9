package dev.vitrina.sandbox.traffic;

/**
 * The calls of one seller to one endpoint.
 *
 * @param seller        key; "-" where no seller was recognised
 * @param calls         all of them
 * @param ok            answered with 2xx and without a fault
 * @param rateLimited   answered 429, by quota or fault
 * @param early         sent before the time an earlier 429 had named
 * @param faults        hit by an injected fault
 * @param peakPerSecond most calls within one second
 * @param peakPerMinute most calls within one minute
 */
public record CallCount(
    String endpoint,
    String seller,
    long calls,
    long ok,
    long rateLimited,
    long early,
    long faults,
    int peakPerSecond,
    int peakPerMinute
) {}
