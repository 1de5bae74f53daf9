package dev.vitrina.sandbox.server;

import dev.vitrina.sandbox.control.ControlCall;
import dev.vitrina.sandbox.control.ControlSite;
import dev.vitrina.sandbox.gateway.Problems;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.wire.Delivery;
import dev.vitrina.sandbox.wire.Site;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Sends a request to the host its first path segment names, or to the control API. */
final class FrontHandler extends Handler.Abstract {

    private static final String CONTROL = "/sandbox/control";
    /** WB's gateway takes bodies up to 10 MB (413 above). */
    private static final int LARGEST_BODY = 10_000_000;
    /** A video of 50 MB and what is around it. */
    private static final int LARGEST_FILE = 52_500_000;

    private final Site api;
    private final Site open;
    private final ControlSite control;
    private final Problems problems;
    private final DeliveryWriter writer;

    FrontHandler(Site api, Site open, ControlSite control, Problems problems, DeliveryWriter writer) {
        this.api = api;
        this.open = open;
        this.control = control;
        this.problems = problems;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        writer.write(delivery(request), request, response, callback);
        return true;
    }

    private Delivery delivery(Request request) throws IOException {
        String path = request.getHttpURI().getPath();
        if (path.startsWith(CONTROL)) {
            return new Delivery.Whole(control(request, path.substring(CONTROL.length())));
        }
        int slash = path.indexOf('/', 1);
        String prefix = path.substring(1, slash < 0 ? path.length() : slash);
        Optional<WbHost> host = WbHost.ofPrefix(prefix);
        if (host.isEmpty()) {
            return new Delivery.Whole(
                text(404, "No such host: the first path segment is one of wb-common, wb-content, ...")
            );
        }
        int largest = path.endsWith("/media/file") ? LARGEST_FILE : LARGEST_BODY;
        byte[] body = body(request, largest);
        if (body.length > largest) {
            return new Delivery.Whole(problems.tooLarge(host.get()));
        }
        Call call = new Call(
            host.get(),
            request.getMethod(),
            slash < 0 ? "/" : path.substring(slash),
            query(request),
            headers(request),
            body
        );
        return (host.get().isApi() ? api : open).serve(call);
    }

    private Answer control(Request request, String path) throws IOException {
        boolean fromHere =
            request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote &&
            remote.getAddress().isLoopbackAddress();
        if (!fromHere) {
            return text(403, "The control API answers this machine only");
        }
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        return control.serve(
            new ControlCall(request.getMethod(), decoded, query(request), body(request, LARGEST_BODY))
        );
    }

    private static byte[] body(Request request, int largest) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            return in.readNBytes(largest + 1);
        }
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), String.valueOf(field.getValue()));
        }
        return headers;
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), String.join(",", field.getValues()));
        }
        return query;
    }

    private static Answer text(int status, String text) {
        return Answer.of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
