/**
 * Change sets: drafts that plugins make, checked, confirmed by a person, sent in batches by a job, followed to the end and rolled back.
 *
 * <p>What must never happen is that a row is sent twice. So each batch is committed as {@code SENDING} before the call; whatever is found in that state
 * afterwards becomes {@code UNCERTAIN}, and only the kind's word on what is at the upstream moves it on.
 */
@NullMarked
package dev.vitrina.core.change;

import org.jspecify.annotations.NullMarked;
