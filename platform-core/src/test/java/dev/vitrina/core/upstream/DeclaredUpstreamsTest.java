package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.Upstream;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeclaredUpstreamsTest {

    private static final Upstream CONTENT = new Upstream("content", URI.create("https://content.example"));

    private final DeclaredUpstreams declared = new DeclaredUpstreams(new UpstreamProperties(null));

    @Test
    void anEndpointStaysWithThePluginThatWasFirst() {
        declared.declare("first", endpoint("/list"));

        assertThatThrownBy(() -> declared.declare("second", endpoint("/other")))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("Endpoint content/list is declared by first and by second");
        assertThat(declared.endpoint("content/list")).contains(endpoint("/list"));
    }

    @Test
    void anEndpointIsFreeOnceItsPluginHasLeft() {
        declared.declare("first", endpoint("/list")).run();

        declared.declare("second", endpoint("/list"));

        assertThat(declared.endpoint("content/list")).contains(endpoint("/list"));
    }

    @Test
    void aPluginThatStartsAnewKeepsWhatItDeclaredBeforeTheOldOneLeft() {
        Runnable oldEndpoint = declared.declare("first", endpoint("/list"));
        Runnable oldUpstream = declared.declare("first", CONTENT);
        declared.declare("first", endpoint("/list"));
        declared.declare("first", CONTENT);

        oldEndpoint.run();
        oldUpstream.run();

        assertThat(declared.endpoint("content/list")).contains(endpoint("/list"));
        assertThat(declared.names()).containsExactly("content");
    }

    private static Endpoint endpoint(String path) {
        Quota quota = Quota.of(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
        return Endpoint.get("content/list", "content", path, new QuotaGroup("content/list", quota));
    }
}
