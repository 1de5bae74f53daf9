package dev.vitrina.core.plugin.verify;

import dev.vitrina.core.plugin.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of a plugin are in its own schema, and its changelog is the same everywhere. */
final class ChangelogCheck implements Check {

    static final String CHANGELOG = "db/changelog.yaml";

    /** A qualified name: of the host's schemas and of plugins'. What is in `public` is PostgreSQL's extensions', for everybody. */
    private static final Pattern QUALIFIED = Pattern.compile(
        "(?i)(?<![\\w.\"'])\"?(platform|cache|p_[a-z0-9_]+)\"?\\s*\\.\\s*\"?[a-z_]"
    );
    private static final Pattern SCHEMA_NAME = Pattern.compile("(?i)\\bschemaName[\"']?\\s*[:=]\\s*[\"']?([\\w-]+)");
    private static final Pattern ELSEWHERE = Pattern.compile(
        "(?i)\\b(set\\s+(?:local\\s+|session\\s+)?search_path|(?:create|drop|alter)\\s+schema|set\\s+(?:local\\s+|session\\s+)?role)\\b"
    );
    private static final Pattern CONTEXT = Pattern.compile(
        "(?im)(?:^|\\s)(context|contextFilter|contexts)\\s*:\\s*\\S"
    );
    private static final Pattern COMMENTS = Pattern.compile(
        "(?s)/\\*.*?\\*/|(?m)--(?!\\s*(?:changeset|liquibase))[^\\n]*"
    );
    private static final String OWN_SCHEMA = "Leave names unqualified: the plugin's own schema is set";

    @Override
    public List<Finding> findings(PluginFiles plugin) throws IOException {
        boolean present = Files.isRegularFile(plugin.resources().resolve(CHANGELOG));
        if (present != plugin.manifest().data()) {
            String problem = present
                ? "there is " + CHANGELOG + ", and `data` is not true"
                : "`data` is true, and there is no " + CHANGELOG;
            return List.of(new Finding(ManifestReader.FILE, problem, "Tables need both, and others neither"));
        }
        List<Finding> findings = new ArrayList<>();
        for (Path file : plugin.below("db", "")) {
            check(plugin, plugin.name(file), withoutComments(Files.readString(file)), findings);
        }
        return findings.stream().distinct().toList();
    }

    private static void check(PluginFiles plugin, String file, String text, List<Finding> findings) {
        String own = plugin.manifest().databaseSchema();
        for (Pattern pattern : List.of(QUALIFIED, SCHEMA_NAME)) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                String schema = found.group(1).toLowerCase(Locale.ROOT);
                if (!schema.equals(own)) {
                    findings.add(new Finding(at(file, text, found), "names the schema `" + schema + "`", OWN_SCHEMA));
                }
            }
        }
        Matcher elsewhere = ELSEWHERE.matcher(text);
        while (elsewhere.find()) {
            findings.add(new Finding(at(file, text, elsewhere), "says `" + elsewhere.group(1) + "`", OWN_SCHEMA));
        }
        Matcher context = CONTEXT.matcher(text);
        while (context.find()) {
            String problem = "uses `" + context.group(1) + "`: the host runs every change set";
            findings.add(new Finding(at(file, text, context), problem, "Remove it"));
        }
    }

    private static String at(String file, String text, Matcher found) {
        long before = text
            .substring(0, found.start(1))
            .chars()
            .filter(character -> character == '\n')
            .count();
        return file + ":" + (before + 1);
    }

    /** Lines keep their numbers. */
    private static String withoutComments(String text) {
        return COMMENTS.matcher(text).replaceAll(comment -> comment.group().replaceAll("[^\n]", ""));
    }
}
