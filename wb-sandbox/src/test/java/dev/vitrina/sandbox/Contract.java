package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Shapes of the official contract, cut down to what the sandbox serves. */
final class Contract {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contract() {}

    static void assertKeeps(String shape, String json) {
        try (
            InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream("/contract/" + shape + ".json"))
        ) {
            assertThat(SCHEMAS.getSchema(in, InputFormat.JSON).validate(json, InputFormat.JSON)).as(shape).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
