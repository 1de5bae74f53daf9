/** What plugins bring to the dashboard: the list of it, and its files. */
@NullMarked
package dev.vitrina.core.plugin.ui;

import org.jspecify.annotations.NullMarked;
