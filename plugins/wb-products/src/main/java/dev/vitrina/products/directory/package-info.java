/** Wildberries' directories for editors and checks: subjects, characteristics, the values they may have, tags, limits. */
@NullMarked
package dev.vitrina.products.directory;

import org.jspecify.annotations.NullMarked;
