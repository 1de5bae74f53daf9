package dev.vitrina.sandbox.wire;

/** Something that answers calls. Called from many threads at once, may block. */
@FunctionalInterface
public interface Site {
    Delivery serve(Call call);
}
