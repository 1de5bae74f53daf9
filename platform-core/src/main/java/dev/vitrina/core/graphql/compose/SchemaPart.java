package dev.vitrina.core.graphql.compose;

import java.util.List;
import org.springframework.graphql.execution.DataLoaderRegistrar;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/**
 * What one owner brings into the schema.
 *
 * @param owner        {@link #HOST} or a plugin's id
 * @param wiring       its controllers; asked once per composition
 * @param batchLoaders of its controllers, filled while they are asked
 * @param gate         around its fetchers
 */
public record SchemaPart(
    String owner,
    SchemaRights rights,
    List<SchemaFragment> fragments,
    List<RuntimeWiringConfigurer> wiring,
    DataLoaderRegistrar batchLoaders,
    FieldGate gate
) {
    public static final String HOST = "host";

    public SchemaPart {
        fragments = List.copyOf(fragments);
        wiring = List.copyOf(wiring);
    }
}
