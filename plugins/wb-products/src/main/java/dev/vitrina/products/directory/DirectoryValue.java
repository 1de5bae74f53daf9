package dev.vitrina.products.directory;

import org.jspecify.annotations.Nullable;

/**
 * What a field may hold; maps to the GraphQL type {@code ProductDirectoryValue}.
 *
 * @param note what tells it from others: a colour's group, a country's full name; null for none
 */
public record DirectoryValue(String value, @Nullable String note) {}
