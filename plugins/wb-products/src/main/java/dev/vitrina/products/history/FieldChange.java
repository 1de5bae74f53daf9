package dev.vitrina.products.history;

import org.jspecify.annotations.Nullable;

/**
 * One field's values before and after; maps to the GraphQL type {@code ProductFieldChange}.
 *
 * @param subject the characteristic's or the size's name, or Wildberries' own name of the field; null where the field says it all
 * @param before  null where there was nothing, as is {@code after} where nothing is left
 */
public record FieldChange(CardField field, @Nullable String subject, @Nullable String before, @Nullable String after) {}
