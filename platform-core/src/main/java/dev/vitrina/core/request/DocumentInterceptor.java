package dev.vitrina.core.request;

import dev.vitrina.core.graphql.document.Admission;
import dev.vitrina.core.graphql.document.DocumentGate;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts the document in that a request names by its id, and turns documents away that their sender may not write. */
@Component
@Order(20)
class DocumentInterceptor implements WebGraphQlInterceptor {

    private final DocumentGate gate;

    DocumentInterceptor(DocumentGate gate) {
        this.gate = gate;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        RequestIdentity identity = (RequestIdentity) Objects.requireNonNull(
            request.getAttributes().get(RequestIdentity.ATTRIBUTE),
            "The request did not pass the identity filter"
        );
        return switch (gate.admit(request, identity.scope())) {
            case Admission.Trusted(String text) -> {
                request.configureExecutionInput((input, builder) -> builder.query(text).build());
                yield chain.next(request);
            }
            case Admission.FreeForm() -> chain.next(request);
            case Admission.Refused refused -> Mono.fromSupplier(() ->
                RequestErrors.answer(request, refused.code(), refused.message(), Map.of("reason", refused.reason()))
            );
        };
    }
}
