/** Files that sellers bring: what is in them, and which card each belongs to. Nothing in here trusts a name or a size that a file tells of itself. */
@NullMarked
package dev.vitrina.media.intake;

import org.jspecify.annotations.NullMarked;
