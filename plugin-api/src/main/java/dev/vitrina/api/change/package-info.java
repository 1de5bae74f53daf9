/**
 * Writing to an upstream, many rows at a time, so that nothing is lost, sent twice or changed unseen: <b>change sets</b>.
 *
 * <p>A plugin declares a {@link dev.vitrina.api.change.ChangeKind} and makes drafts by {@link dev.vitrina.api.change.ChangeSets}. The host keeps
 * the set, has it checked, shows it as a diff, takes a person's confirmation, sends it in batches as a job that survives a crash, follows the
 * upstream's asynchronous word until each row has a stated outcome, and rolls it back as a new set. A kind holds no state and no table.
 *
 * <p>A set goes {@code DRAFT -> CHECKING -> CHECKED -> CONFIRMED -> SENDING -> PROCESSING -> VERIFIED | PARTLY_FAILED | FAILED}, or to
 * {@code CANCELLED} from anything before the last row is sent. JSON travels as text, so that no class of a plugin reaches the host.
 */
@NullMarked
package dev.vitrina.api.change;

import org.jspecify.annotations.NullMarked;
