/** What the plugin that keeps the product cards tells other plugins of them. */
@NullMarked
package dev.vitrina.api.catalogue;

import org.jspecify.annotations.NullMarked;
