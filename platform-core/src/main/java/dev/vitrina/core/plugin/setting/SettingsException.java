package dev.vitrina.core.plugin.setting;

import java.util.List;

/** A plugin's settings cannot be used: its schema is wrong, or the host's configuration does not fit it. */
public final class SettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems each a sentence without its full stop */
    SettingsException(String subject, List<String> problems) {
        super(subject + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Without naming the file. */
    public List<String> problems() {
        return problems;
    }
}
