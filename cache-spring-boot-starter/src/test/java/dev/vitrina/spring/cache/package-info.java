@NullMarked
package dev.vitrina.spring.cache;

import org.jspecify.annotations.NullMarked;
