package dev.vitrina.core.plugin.setting;

/** Where the value that counts comes from. GraphQL enum {@code PluginSettingSource}. */
enum SettingSource {
    /** The plugin's schema. */
    DEFAULT,
    /** Set in the dashboard or by the API. */
    STORED,
    /** The host's configuration; wins over the others. */
    OPERATOR,
}
