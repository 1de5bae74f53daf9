package dev.vitrina.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, read closely enough to find what would only show when it runs. */
final class ComposeFile {

    private static final Pattern COMMAND = Pattern.compile("(?m)^# docker compose .*?\\bup\\b([^\\n]*?)(?:  .*)?$");
    private static final String TREE = "/run/vitrina/";

    private final String text;
    private final Map<String, Object> root;
    private final ImageRecipe images;
    private final KnownProperties known;
    /** What programs other than the host read from their environment. */
    private final Predicate<String> readElsewhere;
    private final List<String> faults = new ArrayList<>();

    ComposeFile(String text, ImageRecipe images, KnownProperties known, Predicate<String> readElsewhere) {
        this.text = text;
        this.root = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        this.images = images;
        this.known = known;
        this.readElsewhere = readElsewhere;
    }

    static boolean isOurs(String variable) {
        return Stream.of("VITRINA_", "SPRING_", "SERVER_", "MANAGEMENT_").anyMatch(variable::startsWith);
    }

    List<String> faults() {
        services().forEach(this::check);
        map(root.get("secrets")).forEach((name, secret) -> {
                if (!String.valueOf(map(secret).get("file")).startsWith("./secrets/")) {
                    fault(name, "is a secret outside of secrets/, where git and images do not look");
                }
            });
        COMMAND.matcher(text)
            .results()
            .flatMap(command -> Arrays.stream(command.group(1).strip().split("\\s+")))
            .filter(word -> !word.isEmpty() && !word.startsWith("-") && !services().containsKey(word))
            .forEach(word -> fault(word, "is in a command and no service"));
        return faults;
    }

    private void check(String name, Map<String, Object> service) {
        if (!service.containsKey("healthcheck")) {
            fault(name, "has no health check");
        }
        Object target = map(service.get("build")).get("target");
        if (target != null && !images.hasStage(target.toString())) {
            fault(name, "is built from " + target + ", which is no stage of the Dockerfile");
        }
        for (Object port : list(service.get("ports"))) {
            if (!port.toString().startsWith("127.0.0.1:")) {
                fault(name, "publishes " + port + " to the network");
            }
        }
        for (Object volume : list(service.get("volumes"))) {
            String source = volume.toString().split(":")[0];
            if (!source.matches("[./].*") && !map(root.get("volumes")).containsKey(source)) {
                fault(name, "mounts " + source + ", which is not declared");
            }
        }
        checkDependencies(name, service);
        checkSecrets(name, service);
        checkEnvironment(name, service);
        if (map(service.get("develop")).containsKey("watch") && !isWatched(name)) {
            fault(name, "watches the sources, and no command at the top says --watch for it");
        }
    }

    private boolean isWatched(String service) {
        return COMMAND.matcher(text)
            .results()
            .map(command -> List.of(command.group(1).strip().split("\\s+")))
            .anyMatch(words -> words.contains("--watch") && words.contains(service));
    }

    private void checkDependencies(String name, Map<String, Object> service) {
        Object needed = service.get("depends_on");
        Stream<String> names = needed instanceof Map<?, ?> conditions
            ? conditions.keySet().stream().map(String::valueOf)
            : list(needed).stream().map(String::valueOf);
        names.filter(other -> !services().containsKey(other)).forEach(other -> fault(name, "waits for " + other));
    }

    private void checkSecrets(String name, Map<String, Object> service) {
        for (Object secret : list(service.get("secrets"))) {
            Map<String, Object> placed = map(secret);
            String source = String.valueOf(placed.getOrDefault("source", secret));
            if (!map(root.get("secrets")).containsKey(source)) {
                fault(name, "uses the secret " + source + ", which is not declared");
            }
            String target = String.valueOf(placed.get("target"));
            if (target.startsWith(TREE) && !known.has(target.substring(TREE.length()))) {
                fault(name, "reads " + target + " as a property that does not exist");
            }
        }
    }

    private void checkEnvironment(String name, Map<String, Object> service) {
        Map<String, Object> environment = map(service.get("environment"));
        environment.forEach((variable, value) -> {
            if (isOurs(variable) && !known.hasEnvironmentVariable(variable) && !readElsewhere.test(variable)) {
                fault(name, "sets " + variable + ", which nothing reads");
            }
            String file = String.valueOf(value);
            if (file.startsWith("/run/secrets/") && !list(service.get("secrets")).contains(file.substring(13))) {
                fault(name, "reads " + file + ", a secret it is not given");
            }
        });
        boolean hasDatabase = environment.containsKey("SPRING_DATASOURCE_URL");
        if (hasDatabase && !environment.containsKey("VITRINA_SECURITY_MASTER_KEY_FILE")) {
            fault(name, "has a database of its own and no master key");
        }
    }

    private Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new LinkedHashMap<>();
        map(root.get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }

    private void fault(String what, String fault) {
        faults.add(what + " " + fault);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object yaml) {
        return yaml instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<?> list(@Nullable Object yaml) {
        return yaml instanceof List<?> list
            ? list
            : Objects.isNull(yaml) || yaml instanceof Map ? List.of() : List.of(yaml);
    }
}
