package dev.vitrina.core.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies of GraphQL requests over 1 MiB (413), announced or not, before anything reads them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimit extends OncePerRequestFilter {

    private static final int LIMIT = (int) DataSize.ofMegabytes(1).toBytes();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/graphql");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        long announced = request.getContentLengthLong();
        // Chunked: only reading tells. Refusing while a reader is at it would end as its error, not as ours.
        byte[] body = announced < 0 ? request.getInputStream().readNBytes(LIMIT + 1) : new byte[0];
        if (announced > LIMIT || body.length > LIMIT) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            chain.doFilter(announced < 0 ? new ReadBody(request, body) : request, response);
        }
    }
}
