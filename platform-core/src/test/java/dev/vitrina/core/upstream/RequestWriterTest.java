package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.UpstreamFile;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.core.upstream.DeclaredUpstreams.Target;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWriterTest {

    private static final QuotaGroup GROUP = new QuotaGroup(
        "g",
        Quota.of(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1)
    );
    private static final Target TARGET = new Target("wb", URI.create("https://wb.example/base/"), false, false);

    @Test
    void encodesWhatCouldChangeTheUrl() {
        URI uri = write("/v2/{id}/list", Map.of("id", "a/../b?c#d@e %2F"), Map.of("q", "лён & co", "a", "1"));

        assertThat(uri).hasToString(
            "https://wb.example/base/v2/a%2F..%2Fb%3Fc%23d%40e%20%252F/list?a=1&q=%D0%BB%D1%91%D0%BD%20%26%20co"
        );
        assertThat(uri).hasHost("wb.example");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", ".." })
    void refusesAValueThatClimbs(String value) {
        assertThatThrownBy(() -> write("/v2/{id}", Map.of("id", value), Map.of())).isInstanceOf(
            IllegalArgumentException.class
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "@evil.example/", ".evil.example/", ":8443/", "v2" })
    void refusesAPathThatChangesTheHost(String path) {
        assertThatThrownBy(() -> write(path, Map.of(), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAFileAsTheOnePartOfAForm() {
        byte[] bytes = { 1, 0, -1, '\r', '\n', '-', '-' };

        HttpRequest request = upload("photo.jpg", "image/jpeg", bytes, Map.of("X-Nm-Id", "7"));

        String boundary = request
            .headers()
            .firstValue("Content-Type")
            .orElseThrow()
            .replace("multipart/form-data; boundary=", "");
        String sent = sent(request);
        assertThat(sent).isEqualTo(
            "--" +
            boundary +
            "\r\nContent-Disposition: form-data; name=\"uploadfile\"; filename=\"photo.jpg\"\r\n" +
            "Content-Type: image/jpeg\r\n\r\n" +
            new String(bytes, StandardCharsets.ISO_8859_1) +
            "\r\n--" +
            boundary +
            "--\r\n"
        );
        assertThat(request.bodyPublisher().orElseThrow().contentLength()).isEqualTo(sent.length());
        assertThat(request.headers().firstValue("X-Nm-Id")).contains("7");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\r\nX-Evil: 1.jpg", "a\".jpg", "../a.jpg", "\u0444.jpg", "" })
    void refusesANameThatIsMoreThanOne(String name) {
        assertThatThrownBy(() -> upload(name, "image/jpeg", new byte[1], Map.of())).isInstanceOf(
            IllegalArgumentException.class
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "Authorization", "Host", "Content-Length", "X-Forwarded-For", "X-A: b" })
    void refusesHeadersThatAreNotTheUpstreamsOwn(String header) {
        assertThatThrownBy(() -> upload("a.jpg", "image/jpeg", new byte[1], Map.of(header, "1"))).isInstanceOf(
            IllegalArgumentException.class
        );
        assertThatThrownBy(() ->
            upload("a.jpg", "image/jpeg", new byte[1], Map.of("X-Nm-Id", "1\r\nX-Evil: 1"))
        ).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsTheCredentialAndToAnOpenUpstreamNone() {
        Credential credential = new Credential("t", "a", "personal");
        Endpoint endpoint = Endpoint.get("e", "wb", "/v2", GROUP);
        Target open = new Target("wb", TARGET.baseUrl(), false, true);

        HttpRequest known = new RequestWriter().write(TARGET, endpoint, UpstreamRequest.empty(), credential);
        HttpRequest unknown = new RequestWriter().write(open, endpoint, UpstreamRequest.empty(), credential);

        assertThat(known.headers().firstValue("Authorization")).contains("t");
        assertThat(unknown.headers().map()).containsOnlyKeys("Accept");
    }

    private static HttpRequest upload(String name, String type, byte[] bytes, Map<String, String> headers) {
        UpstreamFile file = new UpstreamFile("uploadfile", name, type, bytes.length, () ->
            new ByteArrayInputStream(bytes)
        );
        Endpoint endpoint = new Endpoint("e", "wb", "POST", "/file", GROUP, false, 1 << 10);
        return new RequestWriter().write(
            TARGET,
            endpoint,
            UpstreamRequest.file(file, headers),
            new Credential("t", "a", "personal")
        );
    }

    private static String sent(HttpRequest request) {
        HttpResponse.BodySubscriber<byte[]> subscriber = HttpResponse.BodySubscribers.ofByteArray();
        request
            .bodyPublisher()
            .orElseThrow()
            .subscribe(
                new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscriber.onSubscribe(subscription);
                    }

                    @Override
                    public void onNext(ByteBuffer item) {
                        subscriber.onNext(List.of(item));
                    }

                    @Override
                    public void onError(Throwable failure) {
                        subscriber.onError(failure);
                    }

                    @Override
                    public void onComplete() {
                        subscriber.onComplete();
                    }
                }
            );
        return new String(subscriber.getBody().toCompletableFuture().join(), StandardCharsets.ISO_8859_1);
    }

    private static URI write(String path, Map<String, String> values, Map<String, String> query) {
        Endpoint endpoint = Endpoint.get("e", "wb", path, GROUP);
        return new RequestWriter()
            .write(TARGET, endpoint, new UpstreamRequest(values, query, null), new Credential("t", "a", "personal"))
            .uri();
    }
}
