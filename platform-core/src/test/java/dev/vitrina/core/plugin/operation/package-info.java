@NullMarked
package dev.vitrina.core.plugin.operation;

import org.jspecify.annotations.NullMarked;
