/** What people should know of without having looked for it. */
@NullMarked
package dev.vitrina.api.notification;

import org.jspecify.annotations.NullMarked;
