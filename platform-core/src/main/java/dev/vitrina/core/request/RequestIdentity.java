package dev.vitrina.core.request;

import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.session.AccessTokens;
import org.jspecify.annotations.Nullable;

/**
 * What the filter found out about a request; its attribute under this class's name.
 *
 * @param presented   null when nobody is signed in
 * @param shopRefused whether {@code X-Shop-Id} names no shop of the caller's
 */
record RequestIdentity(RequestScope scope, AccessTokens.@Nullable Presented presented, boolean shopRefused) {
    static final String ATTRIBUTE = RequestIdentity.class.getName();
}
