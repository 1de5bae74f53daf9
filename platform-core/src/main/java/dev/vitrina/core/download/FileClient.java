package dev.vitrina.core.download;

import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.DownloadRequest;
import dev.vitrina.api.download.Downloads.Sink;
import dev.vitrina.api.download.FileFormat;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches by HTTP. Follows no redirect, sends no credential or cookie, and hands a body on while it arrives. Thread-safe. */
final class FileClient implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(FileClient.class);
    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_PER_HOST = 16;
    private static final Duration REST = Duration.ofSeconds(10);

    private final CloseableHttpClient http;
    private final Duration idle;

    FileClient(DownloadProperties properties, DnsResolver names) {
        this.idle = properties.idleTimeout();
        this.http = HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(names)
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_PER_HOST)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                            .setSocketTimeout(Timeout.of(idle))
                            .setTimeToLive(Timeout.ofMinutes(1))
                            .build()
                    )
                    .build()
            )
            .setUserAgent("Vitrina")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableCookieManagement()
            .disableContentCompression()
            .build();
    }

    /** @param endNanos by the JVM's clock, when it has taken too long */
    DownloadOutcome fetch(URI url, DownloadRequest request, long endNanos, Sink sink) throws IOException {
        HttpGet get = new HttpGet(url);
        Duration left = Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
        Timeout patience = Timeout.of(left.compareTo(idle) < 0 ? left : idle);
        get.setConfig(
            RequestConfig.custom().setConnectionRequestTimeout(patience).setResponseTimeout(patience).build()
        );
        if (request.firstBytes() != null) {
            get.setHeader(HttpHeaders.RANGE, "bytes=0-" + (request.firstBytes() - 1));
        }
        ClassicHttpResponse response;
        try {
            response = http.executeOpen(RoutingSupport.determineHost(get), get, null);
        } catch (PublicAddresses.PrivateAddressException refused) {
            return new DownloadOutcome.Refused(String.valueOf(refused.getMessage()));
        } catch (IOException | HttpException unreachable) {
            return unavailable(unreachable);
        }
        HttpEntity entity = response.getEntity();
        BoundedStream body = new BoundedStream(
            entity == null ? InputStream.nullInputStream() : entity.getContent(),
            request.maxBytes(),
            endNanos
        );
        try {
            return answer(response, body, request, sink);
        } finally {
            leave(get, response, body);
        }
    }

    /** A connection is used again only after a whole file: closing reads what is left, which may have no end. */
    private static void leave(HttpGet get, ClassicHttpResponse response, BoundedStream body) {
        if (!body.ended()) {
            get.cancel();
        }
        try {
            response.close();
        } catch (IOException broken) {
            log.debug("{} was left before its end: {}", get.getRequestUri(), broken.getMessage());
        }
    }

    private static DownloadOutcome answer(
        ClassicHttpResponse response,
        BoundedStream body,
        DownloadRequest request,
        Sink sink
    ) throws IOException {
        int status = response.getCode();
        if (status == 404 || status == 410) {
            return new DownloadOutcome.NotFound();
        }
        if (status >= 300 && status < 400) {
            return new DownloadOutcome.Refused("It leads elsewhere, and redirects are not followed");
        }
        if (status != 200 && status != 206) {
            return new DownloadOutcome.Unavailable("The host answered " + status, status == 429 ? REST : null);
        }
        Long size = size(response);
        if (size != null && size > request.maxBytes()) {
            return new DownloadOutcome.TooLarge(request.maxBytes());
        }
        try {
            return consume(body, size, request, sink);
        } catch (IOException broken) {
            return switch (body.failure()) {
                case null -> throw broken; // the sink's own
                case BoundedStream.TooLongException _ -> new DownloadOutcome.TooLarge(request.maxBytes());
                case IOException failure -> unavailable(failure);
            };
        }
    }

    private static DownloadOutcome consume(BoundedStream body, @Nullable Long size, DownloadRequest request, Sink sink)
        throws IOException {
        Integer wanted = request.firstBytes();
        byte[] head = body.readNBytes(wanted == null ? FileFormat.HEAD : Math.max(wanted, FileFormat.HEAD));
        Optional<FileFormat> format = FileFormat.of(head);
        if (format.isEmpty() || !request.formats().contains(format.get())) {
            return new DownloadOutcome.WrongFormat(format.orElse(null));
        }
        InputStream beginning = new ByteArrayInputStream(head);
        sink.accept(format.get(), wanted == null ? new SequenceInputStream(beginning, body) : beginning);
        if (wanted != null && size != null && head.length < size) {
            body.readNBytes(1); // the end of an answer that keeps to the range
        }
        IOException failure = body.failure();
        if (failure != null) {
            throw failure; // a sink that took it for the end
        }
        return new DownloadOutcome.Done(format.get(), wanted == null ? body.bytes() : head.length, size);
    }

    /** Of the whole file, also where only its beginning was asked for. */
    private static @Nullable Long size(ClassicHttpResponse response) {
        if (response.getCode() == 206) {
            Header range = response.getFirstHeader(HttpHeaders.CONTENT_RANGE);
            String total = range == null ? "" : range.getValue().replaceFirst("^.*/", "");
            return total.matches("\\d{1,18}") ? Long.valueOf(total) : null;
        }
        HttpEntity entity = response.getEntity();
        return entity == null || entity.getContentLength() < 0 ? null : (Long) entity.getContentLength();
    }

    private static DownloadOutcome unavailable(Exception failure) {
        return new DownloadOutcome.Unavailable(
            "The host cannot be reached or broke off: " + failure.getMessage(),
            null
        );
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
