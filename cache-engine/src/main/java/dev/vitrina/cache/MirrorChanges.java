package dev.vitrina.cache;

import java.util.List;

/**
 * What happened to a tenant's mirror after a position, oldest first. To follow a mirror: take {@link Mirror#position}, read the
 * rows, then ask again and again for the changes after the last position. A change may be given that the rows held already;
 * none is left out, unless {@code gap}.
 *
 * @param changes  at most as many as were asked for
 * @param position where to go on
 * @param gap      whether changes after the position asked from are not kept any more: read the rows anew
 */
public record MirrorChanges(List<MirrorChange> changes, long position, boolean gap) {
    public MirrorChanges {
        changes = List.copyOf(changes);
    }
}
