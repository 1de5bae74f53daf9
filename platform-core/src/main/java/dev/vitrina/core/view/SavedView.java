package dev.vitrina.core.view;

import java.time.Instant;

/**
 * A list as somebody set it up.
 *
 * @param list      which list of the dashboard, for example {@code products}
 * @param state     JSON text of an object; what is in it is the list's own matter
 * @param shared    whether it belongs to the team of a shop instead of one user
 * @param byDefault whether the list opens with it for who asks
 * @param version   counts its changes from 1
 * @param changedBy the email of who changed it last
 */
record SavedView(
    long id,
    String list,
    String name,
    String state,
    boolean shared,
    boolean byDefault,
    long version,
    Instant changedAt,
    String changedBy
) {}
