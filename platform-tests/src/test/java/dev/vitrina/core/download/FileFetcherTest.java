package dev.vitrina.core.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.DownloadRequest;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.upstream.DeclaredUpstreams;
import dev.vitrina.core.upstream.UpstreamProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFetcherTest {

    private static final Set<FileFormat> PICTURES = Set.of(FileFormat.JPEG, FileFormat.PNG);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Canary host;
    private FileFetcher fetcher;
    private Downloads downloads;

    @BeforeEach
    void start() throws IOException {
        host = new Canary();
        Map<String, UpstreamProperties.Location> where = Map.of("cdn", new UpstreamProperties.Location(host.url("")));
        DeclaredUpstreams upstreams = new DeclaredUpstreams(new UpstreamProperties(where));
        upstreams.declare("acme", new Upstream("cdn", URI.create("https://cdn.example.org")));
        DownloadProperties properties = new DownloadProperties(Duration.ofSeconds(2), Duration.ofMillis(400), 2, 1000);
        fetcher = new FileFetcher(properties, upstreams, SystemDefaultDnsResolver.INSTANCE);
        downloads = fetcher.of("acme", Egress.NONE);
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        host.close();
    }

    @Test
    void handsAFileOnWhileItArrives() throws IOException {
        byte[] picture = jpeg(3_000_000);
        CountDownLatch firstPart = new CountDownLatch(1);
        host.behave(exchange -> {
            exchange.sendResponseHeaders(200, picture.length);
            OutputStream out = exchange.getResponseBody();
            out.write(picture, 0, 1_000_000);
            out.flush();
            assertThat(firstPart.await(5, TimeUnit.SECONDS)).isTrue();
            out.write(picture, 1_000_000, 2_000_000);
        });
        ByteArrayOutputStream got = new ByteArrayOutputStream();

        DownloadOutcome outcome = downloads.fetch(whole("/a.jpg"), (format, body) -> {
            got.write(body.readNBytes(1_000_000));
            firstPart.countDown();
            body.transferTo(got);
        });

        assertThat(outcome).isEqualTo(new DownloadOutcome.Done(FileFormat.JPEG, 3_000_000, 3_000_000L));
        assertThat(got.toByteArray()).isEqualTo(picture);
    }

    @Test
    void readsOnlyTheBeginningWhereMoreIsNotWanted() throws IOException {
        byte[] picture = jpeg(3_000_000);
        AtomicReference<String> range = new AtomicReference<>();
        host.behave(exchange -> {
            range.set(exchange.getRequestHeaders().getFirst("Range"));
            exchange.getResponseHeaders().add("Content-Range", "bytes 0-999/3000000");
            Canary.answer(exchange, 206, Arrays.copyOf(picture, 1000));
        });

        DownloadOutcome outcome = downloads.fetch(whole("/a.jpg").beginning(1000), (format, body) ->
            assertThat(body.readAllBytes()).hasSize(1000)
        );

        assertThat(outcome).isEqualTo(new DownloadOutcome.Done(FileFormat.JPEG, 1000, 3_000_000L));
        assertThat(range).hasValue("bytes=0-999");
    }

    @Test
    void goesByWhatAFileIsAndNotByWhatItsHeadersSay() throws IOException {
        host.behave(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
            Canary.answer(exchange, 200, "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(fetch("/a.jpg")).isEqualTo(new DownloadOutcome.WrongFormat(null));

        host.behave(exchange -> Canary.answer(exchange, 200, "GIF89a......".getBytes(StandardCharsets.UTF_8)));
        assertThat(fetch("/a.jpg")).isEqualTo(new DownloadOutcome.WrongFormat(FileFormat.GIF));

        host.behave(exchange -> Canary.answer(exchange, 200, jpeg(3)));
        assertThat(fetch("/a.jpg")).isEqualTo(new DownloadOutcome.Done(FileFormat.JPEG, 3, 3L));
    }

    @Test
    void givesUpWhatIsTooLong() throws IOException {
        host.behave(exchange -> Canary.answer(exchange, 200, jpeg(4_000_001)));
        assertThat(fetch("/announced")).isEqualTo(new DownloadOutcome.TooLarge(4_000_000));

        host.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0); // in chunks, without an end
            byte[] part = jpeg(100_000);
            while (true) {
                exchange.getResponseBody().write(part);
            }
        });
        assertThat(fetch("/flood")).isEqualTo(new DownloadOutcome.TooLarge(4_000_000));
    }

    @Test
    void givesUpWhatIsTooSlowAlsoWhenItNeverPauses() throws IOException {
        host.behave(exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(jpeg(200));
            // The pace of the host, which nobody waits for: it drips as long as somebody takes it.
            while (true) {
                exchange.getResponseBody().write(0);
                exchange.getResponseBody().flush();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        });
        DownloadRequest request = DownloadRequest.of(
            host.url("/drip").toString(),
            PICTURES,
            4_000_000,
            Duration.ofMillis(300)
        );
        assertThat(downloads.fetch(request, (format, body) -> body.readAllBytes())).isInstanceOf(
            DownloadOutcome.Unavailable.class
        );

        // A host that says nothing for longer than the request has patience.
        host.behave(exchange -> TimeUnit.SECONDS.sleep(2));
        assertThat(fetch("/silence")).isInstanceOf(DownloadOutcome.Unavailable.class);
    }

    @Test
    void tellsABrokenBodyFromTheReadersOwnFailure() throws IOException {
        host.behave(exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(jpeg(200_000));
            exchange.getResponseBody().flush();
            throw new IOException("breaks off");
        });
        assertThat(fetch("/broken")).isInstanceOf(DownloadOutcome.Unavailable.class);

        host.behave(exchange -> Canary.answer(exchange, 200, jpeg(200_000)));
        assertThatThrownBy(() ->
            downloads.fetch(whole("/a.jpg"), (format, body) -> {
                throw new IOException("the browser has gone");
            })
        ).hasMessage("the browser has gone");
        assertThat(fetch("/after")).isInstanceOf(DownloadOutcome.Done.class);
    }

    @ParameterizedTest
    @CsvSource(
        {
            "404, NotFound",
            "410, NotFound",
            "403, Unavailable",
            "429, Unavailable",
            "498, Unavailable",
            "503, Unavailable",
        }
    )
    void tellsWhatIsNotThereFromWhatCannotBeHad(int status, String outcome) throws IOException {
        host.behave(exchange -> Canary.answer(exchange, status, new byte[0]));

        assertThat(fetch("/a.jpg").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void keepsAPace() throws InterruptedException {
        Pace pace = new Pace(2, 100);
        long start = System.nanoTime();
        for (int i = 0; i < 11; i++) {
            assertThat(pace.enter(PATIENCE)).isTrue();
            pace.leave();
        }
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(pace.enter(PATIENCE)).isTrue();
        assertThat(pace.enter(PATIENCE)).isTrue();
        assertThat(pace.enter(Duration.ofMillis(30))).isFalse();
        pace.leave();
        assertThat(pace.enter(PATIENCE)).isTrue();
    }

    private DownloadOutcome fetch(String path) throws IOException {
        return downloads.fetch(whole(path), (format, body) -> body.readAllBytes());
    }

    private DownloadRequest whole(String path) {
        return DownloadRequest.of(host.url(path).toString(), PICTURES, 4_000_000, PATIENCE);
    }

    private static byte[] jpeg(int bytes) {
        byte[] picture = new byte[bytes];
        picture[0] = (byte) 0xff;
        picture[1] = (byte) 0xd8;
        picture[2] = (byte) 0xff;
        return picture;
    }
}
