package dev.vitrina.core.change;

import dev.vitrina.core.change.StoredSet.Person;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says yes to.
 *
 * @param version      as seen by who says it
 * @param expectedRows how many rows he believes will be sent
 * @param typedRows    the number as he typed it; null when he did not
 * @param plan         when it is sent and taken back
 * @param dryRun       only tells whether it could be
 */
record Confirmation(int version, int expectedRows, @Nullable Integer typedRows, Person by, Plan plan, boolean dryRun) {}
