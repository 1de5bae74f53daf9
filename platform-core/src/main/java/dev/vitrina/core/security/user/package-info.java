/** Users, their passwords, roles and grants. */
@NullMarked
package dev.vitrina.core.security.user;

import org.jspecify.annotations.NullMarked;
