/** Signing in, staying signed in and signing out. */
@NullMarked
package dev.vitrina.core.security.session;

import org.jspecify.annotations.NullMarked;
