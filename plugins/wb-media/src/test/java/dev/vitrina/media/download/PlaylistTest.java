package dev.vitrina.media.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaylistTest {

    private static final URI ADDRESS = URI.create("https://cdn.example/vol1/hls/1440p/index.m3u8");

    @Test
    void namesItsPartsInOrder() {
        String text =
            "#EXTM3U\r\n#EXT-X-TARGETDURATION:2\r\n#EXTINF:2.0,\r\n0.ts\r\n#EXTINF:2.0,\r\n../b/1.ts\r\n#EXT-X-ENDLIST\r\n";

        assertThat(Playlist.read(text, ADDRESS)).isEqualTo(
            new Playlist.Media(
                List.of(
                    URI.create("https://cdn.example/vol1/hls/1440p/0.ts"),
                    URI.create("https://cdn.example/vol1/hls/b/1.ts")
                )
            )
        );
    }

    @Test
    void leadsToItsBestRendition() {
        String text = """
            #EXTM3U
            #EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=9000000,BANDWIDTH=800000,RESOLUTION=640x360
            low.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=2500000
            high.m3u8
            """;

        assertThat(Playlist.read(text, ADDRESS)).isEqualTo(
            new Playlist.Master(URI.create("https://cdn.example/vol1/hls/1440p/high.m3u8"))
        );
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "<html>",
            "#EXTM3U\n",
            "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n0.ts",
            "#EXTM3U\n#EXT-X-BYTERANGE:100@0\n0.ts",
            "#EXTM3U\n#EXT-X-MAP:URI=\"init.mp4\"\n0.m4s",
            "#EXTM3U\n#EXTINF:1,\nhttp://[bad",
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n",
        }
    )
    void saysWhatCannotBeMadeOneFile(String text) {
        assertThat(Playlist.read(text, ADDRESS)).isInstanceOf(Playlist.Unfit.class);
    }
}
