package dev.vitrina.core.request;

import dev.vitrina.core.security.CurrentCaller;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.session.AccessTokens;
import org.jspecify.annotations.Nullable;

/**
 * What the filter found out about a request; its attribute under this class's name.
 *
 * @param presented the session of the caller; null when nobody is signed in or an API key was sent
 * @param current   asks for the caller anew; null when there is none
 * @param refusal   null when the request may come in
 */
record RequestIdentity(
    RequestScope scope,
    AccessTokens.@Nullable Presented presented,
    @Nullable CurrentCaller current,
    @Nullable Refusal refusal
) {
    static final String ATTRIBUTE = RequestIdentity.class.getName();
}
