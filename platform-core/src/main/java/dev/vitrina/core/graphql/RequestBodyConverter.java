package dev.vitrina.core.graphql;

import dev.vitrina.core.graphql.document.DocumentId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.support.SerializableGraphQlRequest;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies. The body {@code null} is a bad request; Spring's own converter hands it on, and the next reader fails. A
 * {@code documentId}, which Spring's request has no place for, becomes the extension that means the same.
 */
class RequestBodyConverter extends JacksonJsonHttpMessageConverter {

    RequestBodyConverter(JsonMapper mapper) {
        super(mapper);
    }

    /** The way Spring GraphQL's handler reads, by class. */
    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        @Nullable
        Object body = super.readInternal(type == SerializableGraphQlRequest.class ? Body.class : type, message);
        if (body == null) {
            throw new HttpMessageNotReadableException("The body is null", message);
        }
        if (body instanceof Body request && request.documentId != null) {
            if (request.getQuery() != null) {
                throw new HttpMessageNotReadableException("The body has both query and documentId", message);
            }
            request.setExtensions(DocumentId.in(request.getExtensions(), request.documentId));
        }
        return body;
    }

    /** Spring's request, and an id. */
    static final class Body extends SerializableGraphQlRequest {

        private @Nullable String documentId;

        public void setDocumentId(@Nullable String documentId) {
            this.documentId = documentId;
        }
    }
}
