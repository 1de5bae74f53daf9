/**
 * The only way out: quotas shared by all replicas, circuit breakers, deadlines, classification of answers, the redacted
 * call log.
 */
@NullMarked
package dev.vitrina.core.upstream;

import org.jspecify.annotations.NullMarked;
