package dev.vitrina.sandbox.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One page of the card list or the trash.
 *
 * @param after the cursor: the page begins with the card that follows it in the given order; null = from the start
 * @param limit largest number of cards
 */
public record CardQuery(SortOrder order, @Nullable CardKey after, int limit, CardFilter filter) {}
