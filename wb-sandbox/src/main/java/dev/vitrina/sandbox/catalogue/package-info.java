/** Product cards: a catalogue computed from a seed, and the changes made to it since. */
@NullMarked
package dev.vitrina.sandbox.catalogue;

import org.jspecify.annotations.NullMarked;
