package dev.vitrina.core.graphql;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies. The body {@code null} is a bad request; Spring's own converter hands it on, and the next reader fails. */
class RequestBodyConverter extends JacksonJsonHttpMessageConverter {

    RequestBodyConverter(JsonMapper mapper) {
        super(mapper);
    }

    /** The way Spring GraphQL's handler reads, by class. */
    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        @Nullable
        Object body = super.readInternal(type, message);
        if (body == null) {
            throw new HttpMessageNotReadableException("The body is null", message);
        }
        return body;
    }
}
