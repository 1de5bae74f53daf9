/** The engine's actuator endpoint. */
@NullMarked
package dev.vitrina.spring.cache.actuate;

import org.jspecify.annotations.NullMarked;
