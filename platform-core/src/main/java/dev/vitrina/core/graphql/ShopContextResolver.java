package dev.vitrina.core.graphql;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.core.security.RequestScope;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;

/** Gives controller methods the shop of the request. */
public final class ShopContextResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ShopContext.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        RequestScope scope = environment.getGraphQlContext().get(RequestScope.class);
        if (scope == null || scope.shop() == null) {
            throw new VitrinaException(
                ErrorCode.INVALID_INPUT,
                "Choose a shop first: send its id in X-Shop-Id",
                Map.of("reason", "SHOP_REQUIRED")
            );
        }
        return new ShopContext(scope.shop());
    }
}
