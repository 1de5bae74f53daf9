/** Long work: declared by plugins, run by the host on one replica, followed by users. */
@NullMarked
package dev.vitrina.api.job;

import org.jspecify.annotations.NullMarked;
