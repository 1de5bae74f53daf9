package dev.vitrina.core.route;

import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.http.RouteRequest;
import dev.vitrina.api.http.RouteResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Lets a plugin answer, within its time and size. */
@Component
class RouteRunner {

    /** Until so much is written, what fails can still be told. */
    private static final int BUFFER = 64 << 10;

    private final RouteProperties properties;

    RouteRunner(RouteProperties properties) {
        this.properties = properties;
    }

    /**
     * Writes the answer.
     *
     * @param ended called when the plugin's code has returned, be it after this
     * @throws TimeoutException          when it takes too long; the plugin is interrupted, and writes no more
     * @throws ExecutionException        when the plugin fails, or what it says cannot be sent
     */
    void run(HttpRoute route, RouteRequest request, HttpServletResponse response, Runnable ended)
        throws ExecutionException, TimeoutException, InterruptedException, IOException {
        response.setBufferSize(BUFFER);
        long most = route.streaming() ? Long.MAX_VALUE : properties.maxResponse().toBytes();
        LimitedOutput out = new LimitedOutput(response.getOutputStream(), most);
        Map<String, String> tags = MDC.getCopyOfContextMap();
        FutureTask<@Nullable Void> task = new FutureTask<>(() -> {
            if (tags != null) {
                MDC.setContextMap(tags);
            }
            RouteResponse answer = route.handler().answer(request);
            out.head(() -> head(answer, response));
            answer.body().writeTo(out);
            return null;
        });
        Thread.ofVirtual()
            .inheritInheritableThreadLocals(false)
            .name("route")
            .start(() -> {
                try {
                    task.run();
                } finally {
                    ended.run();
                }
            });
        try {
            if (route.streaming()) {
                await(task, out);
            } else {
                task.get(properties.timeout().toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            task.cancel(true);
            out.cut();
        }
    }

    /** As long as something of it goes out now and then. */
    private void await(FutureTask<?> task, LimitedOutput out)
        throws ExecutionException, TimeoutException, InterruptedException {
        while (true) {
            long before = out.written();
            try {
                task.get(properties.idle().toNanos(), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException still) {
                if (out.written() == before) {
                    throw still;
                }
            }
        }
    }

    /** Whatever it is, a browser that opens it gives it none of the dashboard's rights. */
    private static void head(RouteResponse answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.fileName() != null) {
            response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(answer.fileName(), StandardCharsets.UTF_8).build().toString()
            );
        }
    }
}
