/** What plugins cost the host: at its start, at a change, and at each field. */
@NullMarked
package dev.vitrina.benchmarks.plugins;

import org.jspecify.annotations.NullMarked;
