package dev.vitrina.core.startup;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** A property that does not fit: its name, its value and what it must be, in one sentence. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongPropertyAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final List<String> SECRETS = List.of("password", "secret", "key", "token");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        String sentence = cause.getCause() instanceof BindValidationException invalid ? invalid(invalid) : unfit(cause);
        return new FailureAnalysis(sentence, null, cause);
    }

    private static String invalid(BindValidationException invalid) {
        ObjectError error = invalid.getValidationErrors().getAllErrors().getFirst();
        String prefix = invalid.getValidationErrors().getName().toString();
        if (error instanceof FieldError field) {
            String name = prefix + "." + kebabCase(field.getField());
            return "`%s`%s is wrong: it %s".formatted(
                name,
                shown(name, field.getRejectedValue()),
                field.getDefaultMessage()
            );
        }
        return "`%s` is wrong: %s".formatted(prefix, error.getDefaultMessage());
    }

    private static String unfit(BindException cause) {
        ConfigurationProperty property = cause.getProperty();
        String name = property == null ? cause.getName().toString() : property.getName().toString();
        String value = property == null ? "" : shown(name, property.getValue());
        return "`%s`%s is wrong: %s".formatted(name, value, reason(cause));
    }

    /** What a value should have been; shared with Spring Boot's own early checks. */
    static String reason(Throwable cause) {
        TypeDescriptor wanted = wanted(cause);
        if (wanted != null) {
            return "it must be " + description(wanted.getType());
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? "it cannot be used" : message;
    }

    private static @Nullable TypeDescriptor wanted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            TypeDescriptor target = switch (cause) {
                case ConversionFailedException failed -> failed.getTargetType();
                case ConverterNotFoundException missing -> missing.getTargetType();
                default -> null;
            };
            if (target != null) {
                return target;
            }
        }
        return null;
    }

    private static String description(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == Duration.class) {
            return "a duration such as 30s, 10m or 12h";
        }
        if (type == DataSize.class) {
            return "a size such as 64MB";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        boolean number = Number.class.isAssignableFrom(type) || type == int.class || type == long.class;
        return number ? "a whole number" : "of the type " + type.getSimpleName();
    }

    /** The value, unless it may be a secret. */
    private static String shown(String name, @Nullable Object value) {
        boolean secret = SECRETS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        return value == null || secret ? "" : " = " + value;
    }

    private static String kebabCase(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
