package dev.vitrina.core.upstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a short reason for people from an error body. Each layer of WB has its own shape (FACTS 4); what none of them explains is
 * left out. Nothing that looks like a secret passes, whatever field it stands in.
 */
final class Reason {

    private static final int MAX_BODY = 64 << 10;
    private static final int MAX_LENGTH = 200;
    /** A batch of cards has 3000 at most (WB items spec, cards/update), each with a sentence. */
    private static final int MAX_DETAILED_BODY = 2 << 20;
    private static final int MAX_DETAILS = 3_000;
    private static final List<String> FIELDS = List.of("title", "detail", "errorText", "message");
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+(\\.[\\w-]*)*");
    private static final Pattern LONG_TOKEN = Pattern.compile("[\\w+/=.-]{40,}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\p{Cs}]+");

    private final JsonMapper json;

    Reason(JsonMapper json) {
        this.json = json;
    }

    /** @param secret what the call was made with, in case the answer repeats it */
    Optional<String> of(byte[] body, String secret) {
        if (body.length == 0 || body.length > MAX_BODY) {
            return Optional.empty();
        }
        try {
            String text = String.join(": ", parts(json.readTree(body)));
            return text.isBlank() ? Optional.empty() : Optional.of(safe(text, secret));
        } catch (JacksonException e) {
            // Not JSON: an HTML page or plain text of some proxy explains nothing to a seller.
            return Optional.empty();
        }
    }

    /** What is said of single items, by their names: {@code additionalErrors} of the content methods where it is an object (FACTS 4). */
    Map<String, String> details(byte[] body, String secret) {
        if (body.length == 0 || body.length > MAX_DETAILED_BODY) {
            return Map.of();
        }
        try {
            Map<String, String> details = new LinkedHashMap<>();
            for (var item : json.readTree(body).path("additionalErrors").properties()) {
                String text = text(item.getValue());
                if (!text.isBlank() && details.size() < MAX_DETAILS) {
                    details.put(item.getKey(), safe(text, secret));
                }
            }
            return details;
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    private static String text(JsonNode value) {
        return value.isArray()
            ? value
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining("; "))
            : value.stringValue("");
    }

    static String safe(String text, String secret) {
        String clean = CONTROL.matcher(text).replaceAll(" ");
        clean = secret.isEmpty() ? clean : clean.replace(secret, "[secret]");
        clean = JWT.matcher(clean).replaceAll("[secret]");
        clean = LONG_TOKEN.matcher(clean).replaceAll("[...]").strip();
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH - 1) + "…";
    }

    private static List<String> parts(JsonNode body) {
        List<String> parts = new ArrayList<>();
        JsonNode error = body.isArray() && !body.isEmpty() ? body.get(0) : body;
        for (String field : FIELDS) {
            JsonNode value = error.get(field);
            if (value != null && value.isString() && !value.stringValue().isBlank()) {
                parts.add(value.stringValue());
            }
        }
        return parts;
    }
}
