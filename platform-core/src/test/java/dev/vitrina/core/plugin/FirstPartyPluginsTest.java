package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@HostTest
@TestPropertySource(
    properties = "vitrina.plugins.development=../plugins/wb-tokens,../plugins/wb-products,../plugins/wb-media,../plugins/wb-pricing"
)
class FirstPartyPluginsTest {

    @LocalServerPort
    int port;

    @Test
    void areActive() {
        Client client = new Client(port);
        client.login(HostTest.ADMIN, HostTest.PASSWORD);
        var answer = client.graphql("{ plugins { items { id state reason failedStep } } }");
        System.out.println(answer.body().toPrettyString());
        System.out.println(client.graphql("{ mediaLinks(nmId: \"123456789\", photoCount: 2) { __typename } }").body());
        System.out.println(client.graphql("{ products { totalCount } }").body());
        assertThat(answer.body().toString()).doesNotContain("FAILED");
    }
}
