package dev.vitrina.core.plugin.setting;

/** What a setting holds, and so what a form shows for it. GraphQL enum {@code PluginSettingType}. */
enum SettingType {
    TEXT,
    /** A text out of a few. */
    CHOICE,
    INTEGER,
    NUMBER,
    BOOLEAN,
    /** Texts, in order. */
    LIST,
}
