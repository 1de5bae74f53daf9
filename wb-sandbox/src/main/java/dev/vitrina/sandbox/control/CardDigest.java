package dev.vitrina.sandbox.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vitrina.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card in one line, for comparing a mirror row by row.
 *
 * @param nmId      in JSON {@code nmID}
 * @param updatedAt as the card list spells it
 * @param hash      {@link #hash} of the card as the card list shows it
 */
public record CardDigest(@JsonProperty("nmID") long nmId, String updatedAt, String hash) {
    /**
     * First 16 hex digits of the SHA-256 of the card in canonical form: fields sorted by name on every level, no white space, UTF-8,
     * numbers as they were sent. A card that went through {@code jsonb} and back has the same hash.
     */
    public static String hash(JsonNode card) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(
                canonical(card).toString().getBytes(StandardCharsets.UTF_8)
            );
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** {@link #hash(JsonNode)} of a card given as text. */
    public static String hash(String card) {
        return hash(Json.parseExactly(card));
    }

    private static JsonNode canonical(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(field -> sorted.put(field.getKey(), canonical(field.getValue())));
            ObjectNode copy = Json.object();
            sorted.forEach(copy::set);
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(element -> copy.add(canonical(element)));
            return copy;
        }
        return node;
    }
}
