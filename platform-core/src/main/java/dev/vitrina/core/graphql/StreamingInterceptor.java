package dev.vitrina.core.graphql;

import dev.vitrina.core.graphql.generation.SwitchingExecutionGraphQlService;
import graphql.ExecutionResult;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets a stream carry every answer. Spring's SSE handler hides the errors of a subscription that was refused behind "supports only
 * subscriptions"; here they arrive as the stream's only event.
 */
class StreamingInterceptor implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        boolean streaming = request
            .getHeaders()
            .getAccept()
            .stream()
            .anyMatch(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype);
        request.configureExecutionInput((input, builder) ->
            builder
                .graphQLContext(context -> context.put(SwitchingExecutionGraphQlService.STREAMING, streaming))
                .build()
        );
        return streaming ? chain.next(request).map(StreamingInterceptor::asStream) : chain.next(request);
    }

    private static WebGraphQlResponse asStream(WebGraphQlResponse response) {
        if (response.getData() instanceof Publisher<?>) {
            return response;
        }
        ExecutionResult single = response.getExecutionResult();
        ExecutionResult stream = ExecutionResult.newExecutionResult().data(Flux.just(single)).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(response.getExecutionInput(), stream));
    }
}
