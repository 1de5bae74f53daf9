package dev.vitrina.app;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official contract's side of the requests we send: {@code contract/requests.json}. What it does not list, nobody may send. */
final class RequestContract {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    /** The raw token, or the form with "Bearer" of WB's knowledge base. */
    private static final Pattern AUTHORIZATION = Pattern.compile("(Bearer )?ey[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private final Set<String> headers;
    private final List<JsonNode> operations;

    private RequestContract(JsonNode file) {
        this.headers = strings(file.path("headers")).collect(Collectors.toSet());
        this.operations = StreamSupport.stream(file.path("operations").spliterator(), false).toList();
    }

    static RequestContract load() {
        try (
            InputStream in = Objects.requireNonNull(
                RequestContract.class.getResourceAsStream("/contract/requests.json")
            )
        ) {
            return new RequestContract(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operation's name; empty when the contract has none. */
    Optional<String> operation(WildberriesRecorder.Request request) {
        return find(request).map(operation -> operation.path("name").asString());
    }

    /** Everything in which the request is not what the contract says; empty when all is well. */
    List<String> violations(WildberriesRecorder.Request request) {
        String sent = request.method() + " " + request.path();
        return find(request)
            .map(operation ->
                Stream.of(query(operation, request), headers(request), body(operation, request))
                    .flatMap(List::stream)
                    .map(text -> sent + ": " + text)
                    .toList()
            )
            .orElseGet(() -> List.of(sent + ": the contract has no such operation"));
    }

    private Optional<JsonNode> find(WildberriesRecorder.Request request) {
        String host = request.path().substring(1).replaceFirst("/.*", "");
        String path = request.path().substring(1 + host.length());
        return operations
            .stream()
            .filter(operation -> operation.path("method").asString().equals(request.method()))
            .filter(operation -> operation.path("path").asString().equals(path))
            .filter(operation -> strings(operation.path("hosts")).anyMatch(host::equals))
            .findFirst();
    }

    private static List<String> query(JsonNode operation, WildberriesRecorder.Request request) {
        Set<String> known = strings(operation.path("query")).collect(Collectors.toSet());
        return Stream.of(request.query().split("&"))
            .map(pair -> pair.replaceFirst("=.*", ""))
            .filter(name -> !name.isEmpty() && !known.contains(name))
            .map(name -> "unknown query parameter " + name)
            .toList();
    }

    private List<String> headers(WildberriesRecorder.Request request) {
        List<String> violations = new ArrayList<>();
        for (String name : request.headers().keySet()) {
            if (!headers.contains(name)) {
                violations.add("header that WB does not ask for: " + name);
            }
        }
        List<String> authorization = request.headers().getOrDefault("authorization", List.of());
        if (authorization.size() != 1 || !AUTHORIZATION.matcher(authorization.getFirst()).matches()) {
            violations.add("no token in the Authorization header");
        }
        return violations;
    }

    private static List<String> body(JsonNode operation, WildberriesRecorder.Request request) {
        if (!operation.has("body")) {
            return request.body().isEmpty() ? List.of() : List.of("a body where none belongs: " + request.body());
        }
        List<String> violations = new ArrayList<>();
        String type = request.headers().getOrDefault("content-type", List.of("")).getFirst();
        if (!type.startsWith("application/json")) {
            violations.add("content type " + type);
        }
        SCHEMAS.getSchema(operation.path("body").toString(), InputFormat.JSON)
            .validate(request.body(), InputFormat.JSON)
            .forEach(error -> violations.add(error + " in " + request.body()));
        return violations;
    }

    private static Stream<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString);
    }
}
