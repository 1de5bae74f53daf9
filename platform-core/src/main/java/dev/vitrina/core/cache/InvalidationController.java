package dev.vitrina.core.cache;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** {@code Mutation.cacheInvalidate}. */
@Controller
class InvalidationController {

    private final OperatorInvalidation invalidation;

    InvalidationController(OperatorInvalidation invalidation) {
        this.invalidation = invalidation;
    }

    @MutationMapping
    OperatorInvalidation.Result cacheInvalidate(@Argument CacheInvalidateInput input) {
        return invalidation.invalidate(input);
    }
}
