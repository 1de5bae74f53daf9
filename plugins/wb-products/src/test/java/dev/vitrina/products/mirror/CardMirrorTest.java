package dev.vitrina.products.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.PageSource.PageResult.Failed;
import dev.vitrina.cache.SourceLag;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.mirror.CardListSourceTest.OneAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

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

    @Test
    void theMirrorOfWildberriesCountsWithCardsThatComeLate() {
        CardListSource source = new CardListSource(new OneAnswer(), new CardJson(new JsonMapper()));

        SourceLag lag = CardMirror.definition(source, CardMirror.CHANGES_KEPT).lag();

        assertThat(lag.time()).isEqualTo(Duration.ofMinutes(1));
        assertThat(
            lag
                .limit()
                .notPast("{\"updatedAt\":\"2024-01-01T00:05:00Z\",\"nmID\":7}", Instant.parse("2024-01-01T00:04:00Z"))
        ).isEqualTo("{\"updatedAt\":\"2024-01-01T00:04:00Z\"}");
        assertThat(CardMirror.withoutLag(query -> new Failed<>(FailureKind.UNAVAILABLE, "", null)).lag()).isEqualTo(
            SourceLag.NONE
        );
    }
}
