/** Auto-configuration of the cache engine for Spring Boot: an engine on the application's data source, and Spring's caches on it. */
@NullMarked
package dev.vitrina.spring.cache;

import org.jspecify.annotations.NullMarked;
