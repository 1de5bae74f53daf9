package dev.vitrina.core.graphql;

import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;

/** Gives controller methods the shops of the caller. */
public final class CallerShopsResolver implements HandlerMethodArgumentResolver {

    private final AccessRules rules;
    private final ShopDirectory shops;

    public CallerShopsResolver(AccessRules rules, ShopDirectory shops) {
        this.rules = rules;
        this.shops = shops;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CallerShops.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        Caller caller = RequestScope.of(environment.getGraphQlContext()).signedIn();
        CallerShops permitted = permission ->
            shops
                .all()
                .stream()
                .filter(shop -> caller.mayEnter(shop.id()) && rules.permits(caller, permission, shop.id()))
                .toList();
        return permitted;
    }
}
