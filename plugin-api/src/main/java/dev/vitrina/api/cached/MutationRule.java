package dev.vitrina.api.cached;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call that changes what a {@link CachedEndpoint} answers. When it was accepted, or may have been (the answer got lost, the
 * upstream failed), what is cached for the shop is asked for anew: at once, and once more after the policy's {@code settle}, as
 * upstreams show changes late. A call that was refused changes nothing.
 *
 * @param mutation the {@link Endpoint#id() id} of the endpoint that is called
 * @param tag      only the answers with this tag; {@code {name}} stands for a path or query parameter of the call. Null for all
 *                 answers of the endpoint, which is also what counts when the call has no such parameter
 */
public record MutationRule(String mutation, @Nullable String tag) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

    /** All answers of the endpoint. */
    public MutationRule(String mutation) {
        this(mutation, null);
    }

    /** The tag that the call reaches; empty when it reaches all answers of the endpoint. */
    public Optional<String> tagOf(UpstreamRequest call) {
        if (tag == null) {
            return Optional.empty();
        }
        Matcher parameters = PARAMETER.matcher(tag);
        StringBuilder filled = new StringBuilder();
        while (parameters.find()) {
            String value = parameter(call, parameters.group(1));
            if (value == null) {
                return Optional.empty();
            }
            parameters.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(parameters.appendTail(filled).toString());
    }

    private static @Nullable String parameter(UpstreamRequest call, String name) {
        Map<String, String> path = call.path();
        return path.containsKey(name) ? path.get(name) : call.query().get(name);
    }
}
