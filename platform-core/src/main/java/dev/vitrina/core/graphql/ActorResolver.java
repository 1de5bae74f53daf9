package dev.vitrina.core.graphql;

import dev.vitrina.api.user.Actor;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;

/** Gives controller methods of plugins the user they act for. */
public final class ActorResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        Caller caller = RequestScope.of(environment.getGraphQlContext()).signedIn();
        return new Actor(caller.userId(), caller.email());
    }
}
