package dev.vitrina.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestHost;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PluginTest
class MediaTest {

    private static final String LINKS = """
        query($nmId: ID!, $photoCount: Int!) {
          mediaLinks(nmId: $nmId, photoCount: $photoCount) { photos { number big tm } video { hls mp4 } }
        }
        """;

    @Test
    void computesWhereWildberriesServesACard(TestHost host) {
        GraphQlAnswer answer = host.admin().execute(LINKS, Map.of("nmId", "146972802", "photoCount", 2));

        assertThat(answer.at("/mediaLinks/photos")).hasSize(2);
        assertThat(answer.text("/mediaLinks/photos/1/big")).isEqualTo(
            "https://basket-10.wbbasket.ru/vol1469/part146972/146972802/images/big/2.webp"
        );
        assertThat(answer.text("/mediaLinks/video/hls")).isEqualTo(
            "https://videonme-basket-06.wbbasket.ru/vol66/part14697/146972802/hls/1440p/index.m3u8"
        );
    }

    @Test
    void refusesWhatNoCardCanBe(TestHost host) {
        assertThat(host.admin().execute(LINKS, Map.of("nmId", "-1", "photoCount", 1)).errorCodes()).containsExactly(
            "INVALID_INPUT"
        );
        assertThat(host.admin().execute(LINKS, Map.of("nmId", "1", "photoCount", 31)).errorCodes()).containsExactly(
            "INVALID_INPUT"
        );
        assertThat(
            host.admin().execute(LINKS, Map.of("nmId", "99999999999", "photoCount", 1)).errorCodes()
        ).containsExactly("NOT_FOUND");
    }
}
