/** One time for all replicas: the database's. */
@NullMarked
package dev.vitrina.core.time;

import org.jspecify.annotations.NullMarked;
