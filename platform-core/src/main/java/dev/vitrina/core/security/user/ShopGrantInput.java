package dev.vitrina.core.security.user;

import dev.vitrina.core.security.Role;

/** GraphQL input of the same name. */
record ShopGrantInput(String shopId, Role role) {}
