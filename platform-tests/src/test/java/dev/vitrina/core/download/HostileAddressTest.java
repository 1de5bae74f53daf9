package dev.vitrina.core.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.DownloadRequest;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.upstream.DeclaredUpstreams;
import dev.vitrina.core.upstream.UpstreamProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses that would lead the host where no plugin may: none of them makes a connection. */
@TestInstance(Lifecycle.PER_CLASS)
class HostileAddressTest {

    private static final Egress EGRESS = new Egress(Set.of("wbbasket.ru", "*.wbbasket.ru"));

    private Canary canary;
    private FileFetcher fetcher;
    private Names names;

    @BeforeAll
    void start() throws IOException {
        canary = new Canary();
        names = new Names();
        Map<String, UpstreamProperties.Location> where = Map.of(
            "chosen",
            new UpstreamProperties.Location(canary.url("/media/"))
        );
        DeclaredUpstreams upstreams = new DeclaredUpstreams(new UpstreamProperties(where));
        upstreams.declare("acme", new Upstream("chosen", URI.create("https://wbbasket.ru")));
        Duration moment = Duration.ofSeconds(2);
        fetcher = new FileFetcher(new DownloadProperties(moment, moment, 8, 1000), upstreams, names);
    }

    @AfterAll
    void stop() throws IOException {
        fetcher.close();
        canary.close();
    }

    Stream<String> hostile() {
        int port = canary.port();
        return Stream.of(
            // Where it leads is not declared.
            "https://example.org/a.jpg",
            "https://wbbasket.ru.example.org/a.jpg",
            "https://evilwbbasket.ru/a.jpg",
            "https://wbbasket.ru./a.jpg",
            "https://basket-01.wbbasket.ru./a.jpg",
            "https://wbbasket.ru%2eexample.org/a.jpg",
            // The private network, as it is and in disguise.
            "https://127.0.0.1/a.jpg",
            "https://127.0.0.1:" + port + "/a.jpg",
            "http://127.0.0.1:" + port + "/a.jpg",
            "http://127.0.0.1:" + port + "/mediathek/a.jpg",
            "http://localhost:" + port + "/media/a.jpg",
            "https://localhost/a.jpg",
            "https://2130706433/a.jpg",
            "https://0x7f000001/a.jpg",
            "https://0x7f.0.0.1/a.jpg",
            "https://0177.0.0.1/a.jpg",
            "https://127.1/a.jpg",
            "https://0/a.jpg",
            "https://0.0.0.0/a.jpg",
            "https://[::1]/a.jpg",
            "https://[::]/a.jpg",
            "https://[::ffff:127.0.0.1]/a.jpg",
            "https://[::ffff:7f00:1]/a.jpg",
            "https://[0:0:0:0:0:ffff:169.254.169.254]/a.jpg",
            "https://[64:ff9b::7f00:1]/a.jpg",
            "https://[fe80::1%25eth0]/a.jpg",
            "https://[fd00:ec2::254]/latest/meta-data/",
            "https://169.254.169.254/latest/meta-data/",
            "http://169.254.169.254/latest/meta-data/",
            "https://metadata.google.internal/computeMetadata/v1/",
            "https://10.0.0.1/a.jpg",
            "https://192.168.0.1/a.jpg",
            // Who is asked is not who seems to be asked.
            "https://wbbasket.ru@127.0.0.1/a.jpg",
            "https://user:password@wbbasket.ru/a.jpg",
            "https://basket-01.wbbasket.ru@example.org/a.jpg",
            "https://example.org#@wbbasket.ru/a.jpg",
            "https://example.org\\@wbbasket.ru/a.jpg",
            "https://wbbasket.ru\\.example.org/a.jpg",
            "https://wbbasket.ru#.example.org/a.jpg",
            "https:///a.jpg",
            "https://basket-01.wbbasket。ru/a.jpg",
            "https://ⓦbbasket.ru/a.jpg",
            "https:wbbasket.ru/a.jpg",
            "//wbbasket.ru/a.jpg",
            "wbbasket.ru/a.jpg",
            "",
            // Another scheme or port.
            "http://basket-01.wbbasket.ru/a.jpg",
            "ftp://wbbasket.ru/a.jpg",
            "file:///etc/passwd",
            "file://wbbasket.ru/etc/passwd",
            "jar:https://wbbasket.ru/a.jar!/a.jpg",
            "gopher://wbbasket.ru:25/_EHLO",
            "javascript:alert(1)",
            "data:image/png;base64,AAAA",
            "https://wbbasket.ru:8443/a.jpg",
            "https://wbbasket.ru:22/a.jpg",
            "https://wbbasket.ru:80/a.jpg",
            // Another request within, or out of the folder that the operator chose.
            "https://wbbasket.ru/a.jpg HTTP/1.1\r\nHost: example.org",
            "https://wbbasket.ru/\r\nX-Injected: 1",
            "https://wbbasket.ru/a.jpg\0.example.org",
            "http://127.0.0.1:" + port + "/media/../admin",
            "http://127.0.0.1:" + port + "/media/%2e%2e/admin",
            "http://127.0.0.1:" + port + "/media/./a.jpg",
            "https://127.0.0.1:" + port + "/media/a.jpg"
        );
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isRefusedBeforeAnythingIsAsked(String address) throws IOException {
        int visits = canary.visits();
        int asked = names.asked.get();

        DownloadOutcome outcome = fetch(address);

        assertThat(outcome).isInstanceOfSatisfying(DownloadOutcome.Refused.class, refused ->
            assertThat(refused.reason()).isNotBlank()
        );
        assertThat(names.asked).hasValue(asked);
        assertThat(canary.visits()).isEqualTo(visits);
    }

    @ParameterizedTest
    @CsvSource(
        {
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::ffff:127.0.0.1",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
        }
    )
    void isRefusedWhenItsNameLeadsIntoThePrivateNetwork(String address) throws IOException {
        names.answer = new InetAddress[] { InetAddress.getByName("93.184.215.14"), InetAddress.getByName(address) };
        int asked = names.asked.get();

        DownloadOutcome outcome = fetch("https://basket-01.wbbasket.ru/a.jpg");

        assertThat(outcome).isEqualTo(
            new DownloadOutcome.Refused("basket-01.wbbasket.ru resolves to a private address")
        );
        assertThat(names.asked).hasValue(asked + 1);
    }

    @ParameterizedTest
    @CsvSource({ "301", "302", "303", "307", "308" })
    void isNotFollowedElsewhere(int status) throws IOException {
        for (String location : new String[] {
            "http://169.254.169.254/latest/meta-data/",
            canary.url("/admin").toString(),
            canary.url("/media/other.jpg").toString(),
            "file:///etc/passwd",
        }) {
            canary.behave(exchange -> {
                exchange.getResponseHeaders().add("Location", location);
                Canary.answer(exchange, status, new byte[0]);
            });
            int visits = canary.visits();

            assertThat(fetch(canary.url("/media/a.jpg").toString())).isInstanceOf(DownloadOutcome.Refused.class);

            assertThat(canary.visits()).isEqualTo(visits + 1);
        }
    }

    @Test
    void isLeftToTheOperatorsChoiceAndToTheOnePluginsWhoseUpstreamItIs() throws IOException {
        canary.behave(exchange -> Canary.answer(exchange, 404, new byte[0]));
        String address = canary.url("/media/a.jpg").toString();

        assertThat(fetch(address)).isEqualTo(new DownloadOutcome.NotFound());
        assertThat(fetcher.of("other", EGRESS).fetch(request(address), (format, body) -> {})).isInstanceOf(
            DownloadOutcome.Refused.class
        );
    }

    private DownloadOutcome fetch(String address) throws IOException {
        return fetcher.of("acme", EGRESS).fetch(request(address), (format, body) -> body.readAllBytes());
    }

    private static DownloadRequest request(String address) {
        return DownloadRequest.of(address, EnumSet.allOf(FileFormat.class), 1000, Duration.ofSeconds(5));
    }

    /** A name service that says what a test wants. */
    private static final class Names implements DnsResolver {

        private final AtomicInteger asked = new AtomicInteger();
        private InetAddress@Nullable [] answer;

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            if (answer == null) {
                throw new UnknownHostException(host);
            }
            return answer;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
