package dev.vitrina.core.graphql.history;

import dev.vitrina.api.page.ItemList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.schemaSnapshots}. */
@Controller
class SchemaHistoryController {

    private final SchemaHistory history;

    SchemaHistoryController(SchemaHistory history) {
        this.history = history;
    }

    @QueryMapping
    ItemList<SchemaSnapshot> schemaSnapshots(@Argument @Nullable String plugin) {
        List<SchemaSnapshot> all = history.all(plugin);
        return new ItemList<>(all, all.size());
    }
}
