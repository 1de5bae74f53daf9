package dev.vitrina.core.plugin.state;

/** What the operator wants of a plugin. */
public enum DesiredState {
    ENABLED,
    DISABLED,
    ABSENT,
}
