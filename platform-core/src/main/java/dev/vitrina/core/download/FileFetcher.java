package dev.vitrina.core.download;

import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.DownloadRequest;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.upstream.DeclaredUpstreams;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Fetches files for plugins, each within what its manifest declares. Thread-safe. */
final class FileFetcher implements AutoCloseable {

    private final DownloadProperties properties;
    private final DeclaredUpstreams upstreams;
    private final FileClient open;
    /** For what the operator configured, who may choose a private address. */
    private final FileClient trusting;
    private final ConcurrentMap<String, Pace> paces = new ConcurrentHashMap<>();

    FileFetcher(DownloadProperties properties, DeclaredUpstreams upstreams, DnsResolver names) {
        this.properties = properties;
        this.upstreams = upstreams;
        this.open = new FileClient(properties, new PublicAddresses(names));
        this.trusting = new FileClient(properties, SystemDefaultDnsResolver.INSTANCE);
    }

    /** The service as one plugin has it. */
    Downloads of(String plugin, Egress egress) {
        return (request, sink) ->
            switch (DownloadAddress.of(request.address(), egress, upstreams.configuredUrls(plugin))) {
                case DownloadAddress.Refused(String reason) -> new DownloadOutcome.Refused(reason);
                case DownloadAddress.Allowed allowed -> paced(plugin, allowed, request, sink);
            };
    }

    private DownloadOutcome paced(
        String plugin,
        DownloadAddress.Allowed address,
        DownloadRequest request,
        Downloads.Sink sink
    ) throws IOException {
        Pace pace = paces.computeIfAbsent(plugin + " " + address.paced(), _ ->
            new Pace(properties.concurrent(), properties.perSecond())
        );
        long end = System.nanoTime() + request.patience().toNanos();
        try {
            if (!pace.enter(request.patience())) {
                return new DownloadOutcome.Unavailable("Too many files are under way", Duration.ofSeconds(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new DownloadOutcome.Unavailable("It was interrupted", null);
        }
        try {
            return (address.configured() ? trusting : open).fetch(address.url(), request, end, sink);
        } finally {
            pace.leave();
        }
    }

    @Override
    public void close() throws IOException {
        open.close();
        trusting.close();
    }
}
