package dev.vitrina.cache;

import java.nio.charset.StandardCharsets;

/**
 * Turns a value into the bytes that are stored and back. Thread-safe; {@code decode(encode(x))} equals {@code x}. The bytes
 * outlive the process: a change that makes old ones mean something else needs another {@link CachePolicy#version()}.
 */
public interface Codec<T> {
    /**
     * Called on the load's thread. The array is the engine's from then on and must not be changed.
     *
     * @throws RuntimeException when the value cannot be stored; the readers then get {@link FailureKind#UNAVAILABLE}, and other
     *                          replicas wait for the load's lease to run out. Better to fail in the {@link Loader}
     */
    byte[] encode(T value);

    /**
     * Called on the reader's thread, for each read. Must not change the array.
     *
     * @throws RuntimeException when the bytes are not understood; the engine treats that as a miss
     */
    T decode(byte[] bytes);

    /** Bytes as they are; callers must not change the arrays. Always the same object: with it a hit in memory allocates nothing. */
    static Codec<byte[]> bytes() {
        return Bytes.CODEC;
    }

    /** Text as UTF-8. */
    static Codec<String> utf8() {
        return new Codec<>() {
            @Override
            public byte[] encode(String value) {
                return value.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String decode(byte[] bytes) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        };
    }

    /** Hands out the array that is held. */
    enum Bytes implements Codec<byte[]> {
        CODEC;

        @Override
        public byte[] encode(byte[] value) {
            return value;
        }

        @Override
        public byte[] decode(byte[] bytes) {
            return bytes;
        }
    }
}
