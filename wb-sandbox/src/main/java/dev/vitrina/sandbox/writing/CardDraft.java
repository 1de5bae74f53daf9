package dev.vitrina.sandbox.writing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A card as a request to write it sends it. Texts that are not sent are empty: the whole card is overwritten.
 *
 * @param nmId            0 for a new card
 * @param wholesale       null where it is not sent
 * @param characteristics values as they were sent, of any type
 */
record CardDraft(
    long nmId,
    String vendorCode,
    String brand,
    String title,
    String description,
    boolean kizMarked,
    @Nullable Wholesale wholesale,
    Box dimensions,
    List<Value> characteristics,
    List<SizeDraft> sizes
) {
    record Wholesale(boolean enabled, int quantum) {}

    /** Numbers as they were sent; a missing one is 0. */
    record Box(JsonNode length, JsonNode width, JsonNode height, JsonNode weightBrutto) {}

    record Value(int id, JsonNode value) {}

    /** @param chrtId 0 where it is not sent */
    record SizeDraft(long chrtId, String techSize, String wbSize, List<String> skus) {}
}
