/** Facts that cross plugin borders. Events are plain records, published after commit, delivered at least once. */
@NullMarked
package dev.vitrina.api.event;

import org.jspecify.annotations.NullMarked;
