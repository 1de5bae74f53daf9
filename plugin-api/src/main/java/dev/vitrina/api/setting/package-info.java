/** What an operator can set for a plugin, as the plugin reads it. */
@NullMarked
package dev.vitrina.api.setting;

import org.jspecify.annotations.NullMarked;
