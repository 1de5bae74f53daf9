package dev.vitrina.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class CdnTest {

    @Test
    void isWildberriesOwnUnlessTheOperatorNamesAnother() {
        MediaLinks links = MediaLinks.of(new Cdn(Cdn.UPSTREAM.baseUrl()), 146_972_802, "10", 2);

        assertThat(links.photos().get(1).big()).isEqualTo(
            "https://basket-10.wbbasket.ru/vol1469/part146972/146972802/images/big/2.webp"
        );
        assertThat(links.video().hls()).isEqualTo(
            "https://videonme-basket-06.wbbasket.ru/vol66/part14697/146972802/hls/1440p/index.m3u8"
        );
    }

    @Test
    void keepsTheHostsApartBelowOneBase() {
        Cdn cdn = new Cdn(URI.create("http://127.0.0.1:8081/wb-media/"));

        assertThat(cdn.host("basket-10")).isEqualTo("http://127.0.0.1:8081/wb-media/basket-10");
    }
}
