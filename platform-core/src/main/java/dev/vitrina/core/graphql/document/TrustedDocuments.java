package dev.vitrina.core.graphql.document;

import dev.vitrina.core.graphql.compose.Violation;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The documents that user interfaces send by id: the dashboard's, and those of plugins. An id is {@code sha256:} and the SHA-256 of
 * the text in hexadecimal, so that it can never mean another text. Thread-safe.
 */
public final class TrustedDocuments {

    static final String PREFIX = "sha256:";

    private final Map<String, Map<String, String>> byOwner = new TreeMap<>();
    private volatile Map<String, String> texts = Map.of();

    /**
     * Knows the documents of an owner from now on, instead of those it had before.
     *
     * @param documents id to text
     * @throws IllegalArgumentException when an id is not that of its text
     */
    public synchronized void register(String owner, Map<String, String> documents) {
        documents.forEach((id, text) -> {
            if (!id.equals(id(text))) {
                throw new IllegalArgumentException(
                    "Of %s, the document %s has another id: %s".formatted(owner, id, id(text))
                );
            }
        });
        byOwner.put(owner, Map.copyOf(documents));
        publish();
    }

    /** Forgets the documents of an owner. */
    public synchronized void remove(String owner) {
        byOwner.remove(owner);
        publish();
    }

    /** Each with its id. */
    public static Map<String, String> identified(Collection<String> texts) {
        Map<String, String> documents = new TreeMap<>();
        texts.forEach(text -> documents.put(id(text), text));
        return documents;
    }

    boolean holds(String text) {
        return texts.containsKey(id(text));
    }

    public static String id(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param id with or without {@code sha256:}, as Apollo's clients send it */
    Optional<String> text(String id) {
        return Optional.ofNullable(texts.get(id.startsWith(PREFIX) ? id : PREFIX + id));
    }

    /**
     * What of all documents a schema could not answer. To be asked of a schema before it serves: it would break the screens of the
     * owners that are named.
     */
    public List<Violation> validate(GraphQLSchema schema) {
        return validate(schema, Map.of());
    }

    private List<Violation> validate(GraphQLSchema schema, Map<String, Map<String, String>> instead) {
        Map<String, Map<String, String>> all;
        synchronized (this) {
            all = new TreeMap<>(byOwner);
        }
        all.putAll(instead);
        List<Violation> violations = new ArrayList<>();
        all.forEach((owner, documents) ->
            new TreeMap<>(documents).forEach((id, text) ->
                objections(text, schema).forEach(objection ->
                    violations.add(
                        new Violation(owner, "`%s` (%s) of %s: %s".formatted(name(text), id, owner, objection))
                    )
                )
            )
        );
        return violations;
    }

    /**
     * What a candidate could not answer though the schema in service can. To be asked of an upgrade; what goes when a plugin is disabled
     * or removed goes on purpose.
     *
     * @param instead by owner: what those that change will have, in place of what they have
     */
    public List<Violation> brokenBy(
        GraphQLSchema candidate,
        GraphQLSchema serving,
        Map<String, Map<String, String>> instead
    ) {
        List<Violation> before = validate(serving);
        return validate(candidate, instead)
            .stream()
            .filter(violation -> !before.contains(violation))
            .toList();
    }

    private static List<String> objections(String text, GraphQLSchema schema) {
        try {
            return new Validator()
                .validateDocument(schema, new Parser().parseDocument(text), Locale.ENGLISH)
                .stream()
                .map(ValidationError::getMessage)
                .toList();
        } catch (InvalidSyntaxException noDocument) {
            return List.of(noDocument.getMessage());
        }
    }

    private static String name(String text) {
        try {
            Document document = new Parser().parseDocument(text);
            return document
                .getDefinitionsOfType(OperationDefinition.class)
                .stream()
                .map(OperationDefinition::getName)
                .findFirst()
                .orElse("?");
        } catch (InvalidSyntaxException noDocument) {
            return "?";
        }
    }

    private void publish() {
        Map<String, String> all = new HashMap<>();
        byOwner.values().forEach(all::putAll);
        texts = Map.copyOf(all);
    }
}
