/** What is known of the media of cards: whether they are there, how large they are, which are alike. */
@NullMarked
package dev.vitrina.media.inventory;

import org.jspecify.annotations.NullMarked;
