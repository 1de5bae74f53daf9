package dev.vitrina.core.contribution;

import java.beans.Introspector;
import java.util.function.Function;

/**
 * A service of the host that each plugin has in a form of its own, so that its calls, jobs and files are known as its. A bean of this type
 * is offered to every plugin.
 *
 * @param type an interface of the plugin API
 * @param of   makes the form of one plugin
 */
public record OwnService<T>(Class<T> type, Function<OwnService.Plugin, T> of) {
    /** @param egress hosts that its manifest names */
    public record Plugin(String id, Egress egress) {}

    /** Of the bean in the plugin's context. */
    public String name() {
        return Introspector.decapitalize(type.getSimpleName());
    }
}
