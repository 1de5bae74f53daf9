/** Who calls and what they may do: users, sessions, roles, permissions. */
@NullMarked
package dev.vitrina.core.security;

import org.jspecify.annotations.NullMarked;
