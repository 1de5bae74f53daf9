package dev.vitrina.spring.cache.adapter;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.util.ObjectUtils;

/**
 * Writes the key of a Spring cache as the text by which all replicas know it: equal keys give equal texts in every process and
 * after every restart, unequal ones differ. Strings are quoted, {@code "abc"}; whole numbers of any width are written alike,
 * {@code 42}; a method's several arguments are {@code ("abc", 42)} and none are {@code ()}. Records and lists are written by their
 * parts, sets in the order of the texts. A type whose text is not known to be stable is refused: the default {@code toString}
 * names an address in memory, and nobody promises more of most others.
 */
final class KeyText {

    private static final Field PARAMS = params();

    private KeyText() {}

    /** @throws IllegalArgumentException when the key, or a part of it, has no stable text */
    static String of(@Nullable Object key) {
        return switch (key) {
            case null -> "null";
            case String text -> quoted(text);
            case SimpleKey simple -> parts("(", Arrays.asList(arguments(simple)), ")");
            case Byte _, Short _, Integer _, Long _, BigInteger _, Boolean _ -> key.toString();
            case BigDecimal _, Double _, Float _ -> typed(key, key.toString());
            case Character letter -> typed(key, quoted(letter.toString()));
            case Enum<?> constant -> typed(constant.getDeclaringClass(), constant.name());
            case UUID _, URI _, Currency _, ZoneId _, Temporal _, TemporalAmount _ when isOfJava(key) -> typed(
                key,
                quoted(key.toString())
            );
            case Locale locale -> typed(key, quoted(locale.toLanguageTag()));
            case Class<?> type -> typed(Class.class, type.getName());
            case Record record -> typed(record, parts("(", components(record), ")"));
            case Set<?> set -> set.stream().map(KeyText::of).sorted().collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> parts("[", list, "]");
            default -> array(key);
        };
    }

    /** The text of a key that an operator wrote as a plain string. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String array(Object key) {
        if (key.getClass().isArray()) {
            return parts("[", Arrays.asList(ObjectUtils.toObjectArray(key)), "]");
        }
        throw new IllegalArgumentException(
            ("A cache key of type %s has no stable text. Use strings, numbers, booleans, enums, UUIDs, dates, records or lists of " +
                "these: name the part that matters by the annotation's key, for example key = \"#user.id\"").formatted(
                key.getClass().getName()
            )
        );
    }

    private static boolean isOfJava(Object key) {
        return key.getClass().getModule() == Object.class.getModule();
    }

    private static String parts(String open, Collection<? extends @Nullable Object> parts, String close) {
        return parts.stream().map(KeyText::of).collect(Collectors.joining(", ", open, close));
    }

    private static String typed(Object value, String text) {
        return typed(value.getClass(), text);
    }

    private static String typed(Class<?> type, String text) {
        return type.getSimpleName() + ":" + text;
    }

    private static List<@Nullable Object> components(Record record) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            values.add(value(record, part));
        }
        return values;
    }

    private static @Nullable Object value(Record record, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(record);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                "The parts of the key " + record.getClass().getName() + " are hidden",
                e
            );
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("The key " + record.getClass().getName() + " cannot be read", e);
        }
    }

    /** Spring keeps them to itself, and its own text of them is not unique: a comma may be part of an argument. */
    private static @Nullable Object[] arguments(SimpleKey key) {
        try {
            return (Object[]) Objects.requireNonNull(PARAMS.get(key));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A SimpleKey of this version of Spring cannot be read", e);
        }
    }

    private static Field params() {
        try {
            Field params = SimpleKey.class.getDeclaredField("params");
            params.setAccessible(true);
            return params;
        } catch (NoSuchFieldException | InaccessibleObjectException e) {
            throw new IllegalStateException("A SimpleKey of this version of Spring cannot be read", e);
        }
    }
}
