/** Lists that are walked by keyset. */
@NullMarked
package dev.vitrina.core.page;

import org.jspecify.annotations.NullMarked;
