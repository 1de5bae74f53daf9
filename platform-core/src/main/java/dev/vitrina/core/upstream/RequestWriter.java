package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.core.upstream.DeclaredUpstreams.Target;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes an endpoint and a request as HTTP. Nothing of a request can change the host or climb out of the path. */
final class RequestWriter {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]+( [\\x21-\\x7e]+)?");
    private static final Pattern OWN_HEADER = Pattern.compile(
        "[Xx]-(?!(?i:forwarded|real-ip|original|http-method))[A-Za-z0-9-]{1,50}"
    );
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{0,1000}");

    /**
     * The request; without the credential where the target is open.
     *
     * @throws IllegalArgumentException when the request does not fit the endpoint; the message holds no value of it
     */
    HttpRequest write(Target target, Endpoint endpoint, UpstreamRequest request, Credential credential) {
        RequestBody body = RequestBody.of(request);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(target, endpoint, request))
            // Plain HTTP is only ever a configured test host; offering it an upgrade to HTTP/2 confuses many.
            .version("https".equals(target.baseUrl().getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1)
            .header("Accept", "application/json")
            .method(endpoint.method(), body.publisher());
        if (!target.open()) {
            builder.header("Authorization", secret(credential));
        }
        request.headers().forEach((name, value) -> builder.header(own(name), printable(value)));
        String contentType = body.contentType();
        return contentType == null ? builder.build() : builder.header("Content-Type", contentType).build();
    }

    private static String secret(Credential credential) {
        if (!SECRET.matcher(credential.secret()).matches()) {
            throw new IllegalArgumentException("The token holds characters that no token has");
        }
        return credential.secret();
    }

    /** Not one that says whom the call is from, where it goes or how it is read. */
    private static String own(String header) {
        if (!OWN_HEADER.matcher(header).matches()) {
            throw new IllegalArgumentException("A request's headers begin with X-");
        }
        return header;
    }

    private static String printable(String value) {
        if (!PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("A header holds characters that none may hold");
        }
        return value;
    }

    private static URI uri(Target target, Endpoint endpoint, UpstreamRequest request) {
        String base = target.baseUrl().toString();
        String path = path(endpoint, request.path());
        String query = query(request.query());
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path + query);
    }

    private static String path(Endpoint endpoint, Map<String, String> values) {
        if (!endpoint.path().startsWith("/")) {
            throw new IllegalArgumentException("The path of endpoint " + endpoint.id() + " must start with /");
        }
        Matcher variables = VARIABLE.matcher(endpoint.path());
        return variables.replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null || value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw new IllegalArgumentException(
                    "Endpoint " + endpoint.id() + " needs a value for {" + found.group(1) + "}"
                );
            }
            return Matcher.quoteReplacement(encoded(value));
        });
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
            ? ""
            : new TreeMap<>(parameters)
                .entrySet()
                .stream()
                .flatMap(e ->
                    UpstreamRequest.values(e.getValue())
                        .stream()
                        .map(value -> encoded(e.getKey()) + "=" + encoded(value))
                )
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
