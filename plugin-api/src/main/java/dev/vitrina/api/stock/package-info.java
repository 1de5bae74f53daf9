/** What plugins that know stocks tell other plugins of them. */
@NullMarked
package dev.vitrina.api.stock;

import org.jspecify.annotations.NullMarked;
