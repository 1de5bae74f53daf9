package dev.vitrina.core.plugin.state;

import org.jspecify.annotations.Nullable;

/**
 * What the operator wants of a plugin, in the whole cluster.
 *
 * @param version        that was wanted last
 * @param digest         of the wanted package; null for what lies on the host's disk
 * @param previousDigest of the package that was wanted before
 * @param revision       when that was said, in the order of all that operators say
 */
public record DesiredPlugin(
    DesiredState state,
    String version,
    @Nullable String digest,
    @Nullable String previousDigest,
    long revision
) {
    /** Of a plugin about which nobody has said anything. */
    public static final DesiredPlugin UNSAID = new DesiredPlugin(DesiredState.ENABLED, "0.0.0", null, null, 0);
}
