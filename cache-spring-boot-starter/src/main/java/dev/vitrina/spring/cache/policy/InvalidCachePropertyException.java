package dev.vitrina.spring.cache.policy;

/** A property of the cache engine has a value with which the application must not start. */
public final class InvalidCachePropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String reason;

    public InvalidCachePropertyException(String property, Object value, String reason) {
        super("%s is %s but %s".formatted(property, value, reason));
        this.property = property;
        this.reason = reason;
    }

    /** Its full name, as it is written in a properties file. */
    public String property() {
        return property;
    }

    /** What is wrong with the value, as the end of a sentence. */
    public String reason() {
        return reason;
    }
}
