@NullMarked
package dev.vitrina.spring.cache.adapter;

import org.jspecify.annotations.NullMarked;
