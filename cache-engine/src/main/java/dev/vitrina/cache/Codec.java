package dev.vitrina.cache;

import java.nio.charset.StandardCharsets;

/** Turns a value into the bytes that are stored and back. Thread-safe; {@code decode(encode(x))} equals {@code x}. */
public interface Codec<T> {
    byte[] encode(T value);

    /** @throws RuntimeException when the bytes are not understood; the engine treats that as a miss */
    T decode(byte[] bytes);

    /** Bytes as they are; callers must not change the arrays. Always the same object: with it a hit in memory allocates nothing. */
    static Codec<byte[]> bytes() {
        return Bytes.CODEC;
    }

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
