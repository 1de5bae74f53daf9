package dev.vitrina.sandbox.catalogue;

import dev.vitrina.sandbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words the catalogues are made of: subjects with their characteristics, brands, tags, sentences. Immutable. */
public final class Vocabulary {

    private final Words words;
    private final Map<Integer, Subject> byId;

    private Vocabulary(Words words) {
        this.words = words;
        this.byId = words.subjects().stream().collect(Collectors.toUnmodifiableMap(Subject::id, Function.identity()));
    }

    /** Reads the vocabulary shipped with the sandbox. */
    public static Vocabulary load() {
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("vocabulary.json"))) {
            return new Vocabulary(Json.MAPPER.readValue(in, Words.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Subject> subjects() {
        return words.subjects();
    }

    public Optional<Subject> subject(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The directory of brands. */
    public List<String> brandNames() {
        return words.brands();
    }

    /** A number for a brand: its place in the directory. */
    public static long brandId(int place) {
        return 310_000L + place;
    }

    List<String> brands() {
        return words.brands();
    }

    List<TagWord> tags() {
        return words.tags();
    }

    /** All values the generated cards have in this characteristic. */
    public List<String> values(int characteristicId) {
        return words
            .subjects()
            .stream()
            .flatMap(subject -> subject.characteristics().stream())
            .filter(definition -> definition.id() == characteristicId)
            .flatMap(definition -> definition.values().stream())
            .distinct()
            .toList();
    }

    List<String> sentences() {
        return words.sentences();
    }

    record TagWord(String name, String color) {}

    private record Words(List<String> brands, List<TagWord> tags, List<String> sentences, List<Subject> subjects) {}
}
