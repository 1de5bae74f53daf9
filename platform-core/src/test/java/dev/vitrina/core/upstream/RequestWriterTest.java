package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.core.upstream.DeclaredUpstreams.Target;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWriterTest {

    private static final QuotaGroup GROUP = new QuotaGroup(
        "g",
        Quota.of(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1)
    );
    private static final Target TARGET = new Target("wb", URI.create("https://wb.example/base/"), false);

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

    private static URI write(String path, Map<String, String> values, Map<String, String> query) {
        Endpoint endpoint = Endpoint.get("e", "wb", path, GROUP);
        return new RequestWriter()
            .write(TARGET, endpoint, new UpstreamRequest(values, query, null), new Credential("t", "a", "personal"))
            .uri();
    }
}
