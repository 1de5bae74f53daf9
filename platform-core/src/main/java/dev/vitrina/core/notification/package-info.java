/** The notifications centre: what people should know of, who has read it, and what they can do about it. */
@NullMarked
package dev.vitrina.core.notification;

import org.jspecify.annotations.NullMarked;
