package dev.vitrina.sandbox.wire;

import java.time.Duration;

/** How an answer travels to the client: whole, or in one of the ways networks and servers break. */
public sealed interface Delivery {
    /** The ordinary case. */
    record Whole(Answer answer) implements Delivery {}

    /** The whole answer, a few bytes at a time. */
    record Drip(Answer answer, int bytesPerSecond) implements Delivery {}

    /** Announces the full length, sends half, then closes the connection in order. */
    record Cut(Answer answer) implements Delivery {}

    /** Announces the full length, sends half, then resets the connection. */
    record ResetMidway(Answer answer) implements Delivery {}

    /** Resets the connection before a byte of the answer. */
    record Reset() implements Delivery {}

    /** Says nothing for so long, then closes. */
    record Silence(Duration length) implements Delivery {}

    /** A valid JSON document of so many bytes, streamed. */
    record Flood(long bytes) implements Delivery {}
}
