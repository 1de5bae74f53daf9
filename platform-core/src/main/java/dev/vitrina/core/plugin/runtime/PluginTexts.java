package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.text.Texts;
import dev.vitrina.core.plugin.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts of a package, by language and key. Thread-safe. */
final class PluginTexts implements Texts {

    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    private final Map<String, Map<String, String>> texts;

    /** By pattern, for the languages alone: to read one costs far more than to fill it in, and a check of 50,000 rows fills in as many. Each use takes a copy. */
    private final ConcurrentMap<Pattern, MessageFormat> formats = new ConcurrentHashMap<>();

    private record Pattern(String language, String text) {}

    private PluginTexts(Map<String, Map<String, String>> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** @param resources the root of the package, which need not have any texts */
    static PluginTexts read(Path resources) throws PluginStartException {
        Map<String, Map<String, String>> texts = new HashMap<>();
        for (String language : ManifestReader.LANGUAGES) {
            Path file = resources.resolve("i18n/" + language + ".json");
            Map<String, String> own = new HashMap<>();
            if (Files.isRegularFile(file)) {
                collect("", tree(file), own);
            }
            texts.put(language, own);
        }
        return new PluginTexts(texts);
    }

    @Override
    public String of(String key, Object... arguments) {
        boolean request = LocaleContextHolder.getLocaleContext() != null;
        return in(request ? LocaleContextHolder.getLocale() : Locale.ENGLISH, key, arguments);
    }

    @Override
    public String in(Locale locale, String key, Object... arguments) {
        String own = texts.getOrDefault(locale.getLanguage(), Map.of()).get(key);
        String text = own == null ? texts.getOrDefault(ENGLISH, Map.of()).get(key) : own;
        if (text == null) {
            return arguments.length == 0 ? key : new MessageFormat(key, locale).format(arguments);
        }
        return arguments.length == 0 ? text : format(locale, text).format(arguments);
    }

    private MessageFormat format(Locale locale, String text) {
        String language = locale.getLanguage();
        if (!ManifestReader.LANGUAGES.contains(language) || !locale.toString().equals(language)) {
            return new MessageFormat(text, locale);
        }
        MessageFormat known = formats.computeIfAbsent(new Pattern(language, text), _ ->
            new MessageFormat(text, locale)
        );
        return (MessageFormat) known.clone();
    }

    private static JsonNode tree(Path file) throws PluginStartException {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException | JacksonException unreadable) {
            String reason = "i18n/%s is no JSON that can be read".formatted(file.getFileName());
            throw new PluginStartException(StartStep.READ, reason, unreadable);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node
                .propertyStream()
                .forEach(member ->
                    collect(path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), texts)
                );
        } else if (!node.asString("").isBlank()) {
            texts.put(path, node.asString());
        }
    }
}
