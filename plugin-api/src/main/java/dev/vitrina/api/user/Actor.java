package dev.vitrina.api.user;

/**
 * The user a request acts for, to write down beside what was done. A controller method of a plugin that declares a parameter of this
 * type gets the caller; the host has already seen to it that there is one.
 *
 * @param userId assigned by the host
 * @param email  as people know the user; may change, and is kept as it was
 */
public record Actor(long userId, String email) {}
