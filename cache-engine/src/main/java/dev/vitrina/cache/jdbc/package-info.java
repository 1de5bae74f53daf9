/** Connections, transactions and what to do when PostgreSQL is away. */
@NullMarked
package dev.vitrina.cache.jdbc;

import org.jspecify.annotations.NullMarked;
