package dev.vitrina.core.plugin.verify;

import java.io.IOException;
import java.util.List;

/** One rule for a plugin's package. */
@FunctionalInterface
interface Check {
    /** What breaks the rule; empty when nothing does. */
    List<Finding> findings(PluginFiles plugin) throws IOException;
}
