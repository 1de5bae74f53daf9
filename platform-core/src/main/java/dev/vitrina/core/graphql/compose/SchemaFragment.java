package dev.vitrina.core.graphql.compose;

/**
 * One SDL file.
 *
 * @param name as in error messages, for example {@code graphql/wb-tokens.graphqls}
 */
public record SchemaFragment(String name, String sdl) {}
