package dev.vitrina.core.graphql;

import dev.vitrina.cache.Freshness;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What {@code Freshness} shows otherwise than it is kept. */
@Controller
class FreshnessController {

    @SchemaMapping(typeName = "Freshness")
    long ageSeconds(Freshness freshness) {
        return freshness.age().toSeconds();
    }
}
