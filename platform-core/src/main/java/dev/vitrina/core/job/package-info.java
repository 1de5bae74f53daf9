/** Long work: once in the cluster, resumed after a crash, followed by users. */
@NullMarked
package dev.vitrina.core.job;

import org.jspecify.annotations.NullMarked;
