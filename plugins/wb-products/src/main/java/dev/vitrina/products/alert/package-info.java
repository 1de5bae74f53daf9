/** What people are told of a catalogue without having looked at it, see {@link dev.vitrina.api.notification.Notifications}. */
@NullMarked
package dev.vitrina.products.alert;

import org.jspecify.annotations.NullMarked;
