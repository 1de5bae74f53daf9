package dev.vitrina.api.setting;

/** A value that must not be seen: {@link #toString()} hides it, and no JSON is made of it. Immutable. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value itself, for the one call that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
