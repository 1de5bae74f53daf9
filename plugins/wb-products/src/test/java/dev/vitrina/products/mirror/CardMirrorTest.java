package dev.vitrina.products.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardMirrorTest {

    @Test
    void versionsSortAsTextInTheOrderOfTimeThoughWildberriesCutsZeros() {
        List<String> times = List.of(
            "1970-01-01T00:00:00Z",
            "2023-12-06T11:17:00Z",
            "2023-12-06T11:17:00.9Z",
            "2023-12-06T11:17:00.96577Z",
            "2023-12-06T11:17:00.965771Z",
            "2023-12-06T11:17:01Z",
            "9999-12-31T23:59:59Z"
        );

        Stream<String> versions = times.stream().map(Instant::parse).map(CardMirror::version);

        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }
}
