/** What an operator sets for a plugin: the schema in its package, the values, and how a running plugin has them. */
@NullMarked
package dev.vitrina.core.plugin.setting;

import org.jspecify.annotations.NullMarked;
