/** The PostgreSQL that tests run on. */
@NullMarked
package dev.vitrina.postgres;

import org.jspecify.annotations.NullMarked;
