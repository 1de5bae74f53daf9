/** Cache policies as data: what plugins declare, what operators change of it, and how every replica learns of a change. */
@NullMarked
package dev.vitrina.core.policy;

import org.jspecify.annotations.NullMarked;
