package dev.vitrina.core.plugin.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map of a YAML document that is read member by member; whatever is wrong is collected, not thrown. */
final class YamlMap {

    private final String path;
    private final Map<?, ?> members;
    private final List<String> problems;

    YamlMap(String path, @Nullable Object value, List<String> problems) {
        this.path = path;
        this.problems = problems;
        if (value instanceof Map<?, ?> map) {
            this.members = map;
        } else {
            this.members = Map.of();
            problems.add((path.isEmpty() ? "the document" : "`" + path + "`") + " must be a map");
        }
    }

    void allowOnly(Set<String> names) {
        members
            .keySet()
            .stream()
            .map(String::valueOf)
            .filter(name -> !names.contains(name))
            .forEach(name -> problems.add("`" + member(name) + "` is unknown"));
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    String text(String name) {
        Object value = members.get(name);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        problem(name, value == null ? "is missing" : "must be a text; put it in quotes");
        return "";
    }

    String text(String name, String pattern, String hint) {
        String text = text(name);
        if (!text.isEmpty() && !text.matches(pattern)) {
            problem(name, "is `" + text + "`: " + hint);
        }
        return text;
    }

    /** A text or a number, as it is written. */
    String scalar(String name) {
        return String.valueOf(members.get(name));
    }

    boolean flag(String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof Boolean)) {
            problem(name, "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    YamlMap map(String name) {
        return new YamlMap(member(name), members.get(name), problems);
    }

    List<YamlMap> maps(String name) {
        List<YamlMap> maps = new ArrayList<>();
        for (Object item : list(name)) {
            maps.add(new YamlMap(member(name) + "[" + maps.size() + "]", item, problems));
        }
        return maps;
    }

    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    /** Texts in every language the host speaks. */
    Map<String, String> translations(String name, Set<String> languages) {
        YamlMap texts = map(name);
        texts.allowOnly(languages);
        Map<String, String> all = new LinkedHashMap<>();
        languages
            .stream()
            .sorted()
            .forEach(language -> all.put(language, texts.text(language)));
        return all;
    }

    void problem(String name, String what) {
        problems.add("`" + member(name) + "` " + what);
    }

    private List<?> list(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        problem(name, "must be a list");
        return List.of();
    }

    private String member(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
