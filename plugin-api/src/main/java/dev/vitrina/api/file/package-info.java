/** Files that users bring to import and take away: uploads, exports. */
@NullMarked
package dev.vitrina.api.file;

import org.jspecify.annotations.NullMarked;
