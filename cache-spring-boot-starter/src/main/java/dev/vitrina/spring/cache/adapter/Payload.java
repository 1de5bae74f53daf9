package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.Codec;

/**
 * A value with the bytes it is stored as. Made by the load, so that what cannot be encoded fails as a load and not within the engine.
 */
final class Payload {

    private final Object value;
    private final byte[] bytes;

    Payload(Object value, byte[] bytes) {
        this.value = value;
        this.bytes = bytes;
    }

    static Codec<Payload> codec(Codec<Object> values) {
        return new Codec<>() {
            @Override
            public byte[] encode(Payload payload) {
                return payload.bytes;
            }

            @Override
            public Payload decode(byte[] bytes) {
                return new Payload(values.decode(bytes), bytes);
            }
        };
    }

    Object value() {
        return value;
    }
}
