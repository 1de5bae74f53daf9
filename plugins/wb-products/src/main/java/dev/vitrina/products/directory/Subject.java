package dev.vitrina.products.directory;

import org.jspecify.annotations.Nullable;

/** A subject and its parent category; maps to the GraphQL type {@code ProductSubject}. */
public record Subject(long id, String name, @Nullable Long parentId, @Nullable String parentName) {}
