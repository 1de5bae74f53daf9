package dev.vitrina.core.plugin.change;

import dev.vitrina.core.plugin.store.PluginPackage;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to serve after a change.
 *
 * @param packages one per plugin, in any order
 * @param subject  the plugin an operator changes: all of the change comes about or nothing. Null when the host follows what is
 *                 wanted of it: then it takes into service what it can, and keeps a plugin's older version where the newer fails
 * @param cascades whether active plugins may leave service because the subject does
 */
public record Goal(List<PluginPackage> packages, @Nullable String subject, boolean cascades) {
    public Goal {
        packages = List.copyOf(packages);
    }

    /** As much of these as can be. */
    public static Goal following(Collection<PluginPackage> packages) {
        return new Goal(List.copyOf(packages), null, true);
    }
}
