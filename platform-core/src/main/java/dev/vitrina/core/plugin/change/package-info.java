/** How plugins go into service and out of it: prepared beside what serves, committed by publishing one schema, or undone. */
@NullMarked
package dev.vitrina.core.plugin.change;

import org.jspecify.annotations.NullMarked;
