package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.Codec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Makes codecs that store values as JSON, each for one declared type: no class name is stored, so none can be forged. */
public final class JsonCodecs {

    private final JsonMapper mapper;

    public JsonCodecs(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * For a type that the properties name.
     *
     * @throws IllegalArgumentException when there is no such type
     */
    Codec<Object> named(String type) {
        return codec(mapper.getTypeFactory().constructFromCanonical(type));
    }

    /** For a type that a method declares. */
    Codec<Object> of(ResolvableType type) {
        return codec(javaType(type));
    }

    private Codec<Object> codec(JavaType type) {
        return new Json(mapper.readerFor(type), mapper.writerFor(type), type);
    }

    private JavaType javaType(ResolvableType type) {
        Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(type.toClass());
        return type.hasGenerics()
            ? mapper
                .getTypeFactory()
                .constructParametricType(
                    raw,
                    Arrays.stream(type.getGenerics()).map(this::javaType).toArray(JavaType[]::new)
                )
            : mapper.constructType(type.isArray() ? type.getType() : raw);
    }

    private static final class Json implements Codec<Object> {

        private final ObjectReader reader;
        private final ObjectWriter writer;
        private final JavaType type;
        private volatile boolean readsWhatItWrites;

        Json(ObjectReader reader, ObjectWriter writer, JavaType type) {
            this.reader = reader;
            this.writer = writer;
            this.type = type;
        }

        /** The first value is read back at once: what could not be would be loaded again and again. */
        @Override
        public byte[] encode(Object value) {
            byte[] bytes;
            try {
                bytes = writer.writeValueAsBytes(value);
                if (!readsWhatItWrites) {
                    var _ = decode(bytes);
                    readsWhatItWrites = true;
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                    "A value of %s cannot be stored as JSON of %s and read back".formatted(
                        value.getClass().getName(),
                        type.toCanonical()
                    ),
                    e
                );
            }
            return bytes;
        }

        @Override
        public Object decode(byte[] bytes) {
            @Nullable
            Object value = reader.readValue(bytes);
            if (value == null) {
                throw new IllegalStateException("A null is no value");
            }
            return value;
        }
    }
}
