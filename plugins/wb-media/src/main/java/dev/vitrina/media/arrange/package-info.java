/** Photos and video of cards, put in order by change sets. */
@NullMarked
package dev.vitrina.media.arrange;

import org.jspecify.annotations.NullMarked;
