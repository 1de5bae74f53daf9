/** Where the data lives: the embedded PostgreSQL, the connection pool's start, the migrations of the host's schemas. */
@NullMarked
package dev.vitrina.core.database;

import org.jspecify.annotations.NullMarked;
