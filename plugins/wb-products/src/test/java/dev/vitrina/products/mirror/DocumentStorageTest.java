package dev.vitrina.products.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.products.TestDatabase;
import org.junit.jupiter.api.Test;

class DocumentStorageTest {

    /** By lz4 (l), or out of line as they are (e) where the server was built without it. */
    @Test
    void documentsAreNotCompressedByPglz() {
        String storage = TestDatabase.jdbc()
            .sql(
                """
                SELECT CASE WHEN attcompression = 'l' THEN 'l' ELSE attstorage::text END
                FROM pg_attribute WHERE attrelid = 'p_wb_products.card'::regclass AND attname = 'doc'
                """
            )
            .query(String.class)
            .single();

        assertThat(storage).isIn("l", "e");
    }
}
