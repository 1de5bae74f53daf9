package dev.vitrina.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.http.RouteResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;

class RouteTableTest {

    private static final HttpRoute USUAL = HttpRoute.get("/a", "x:use", request -> RouteResponse.empty());
    private static final HttpRoute STREAMING = HttpRoute.stream("/a", "x:use", request -> RouteResponse.empty());

    @Test
    void refusesAddressesThatAreNoneOrThereTwice() {
        assertThatThrownBy(() -> table("/a/{x}", "/a/{y}")).hasMessageContaining("GET /a/{y} is there twice");
        assertThatThrownBy(() -> table("a")).hasMessageContaining("starts with a slash");
        assertThatThrownBy(() -> table("/a/**")).hasMessageContaining("has no `*`");
        assertThatThrownBy(() -> table("/a/{")).hasMessageContaining("no good path");
    }

    @Test
    void findsTheMostExactAddressAndItsValues() {
        RouteTable table = table("/cards/{id}", "/cards/all");

        assertThat(table.find("GET", path("/cards/all")).orElseThrow().route().path()).isEqualTo("/cards/all");
        assertThat(table.find("GET", path("/cards/a%2Fb")).orElseThrow().variables()).isEqualTo(Map.of("id", "a/b"));
        assertThat(table.find("POST", path("/cards/all"))).isEmpty();
        assertThat(table.methods(path("/cards/all"))).containsExactly("GET");
        assertThat(table.methods(path("/cards"))).isEmpty();
    }

    @Test
    void letsNobodyInOnceItIsClosedAndNeverWaitsForLongerThanTold() {
        RouteTable table = table("/a");
        assertThat(table.enter(USUAL)).isEqualTo(RouteTable.Entrance.OPEN);

        table.close(Duration.ofMillis(50));

        assertThat(table.enter(USUAL)).isEqualTo(RouteTable.Entrance.CLOSED);
    }

    @Test
    void countsStreamingCallsApart() {
        RouteTable table = table("/a");

        assertThat(table.enter(STREAMING)).isEqualTo(RouteTable.Entrance.OPEN);
        assertThat(table.enter(STREAMING)).isEqualTo(RouteTable.Entrance.FULL);
        assertThat(table.enter(USUAL)).isEqualTo(RouteTable.Entrance.OPEN);
        table.leave(STREAMING);
        assertThat(table.enter(STREAMING)).isEqualTo(RouteTable.Entrance.OPEN);
    }

    @Test
    void readsAQueryStringAndNothingElse() {
        assertThat(QueryParameters.of("a=1&b=x+y%26z&a=2&c&")).isEqualTo(
            Map.of("a", List.of("1", "2"), "b", List.of("x y&z"), "c", List.of(""))
        );
        assertThat(QueryParameters.of(null)).isEmpty();
        assertThatThrownBy(() -> QueryParameters.of("a=%zz")).isInstanceOf(VitrinaException.class);
    }

    private static RouteTable table(String... paths) {
        return new RouteTable(
            Stream.of(paths)
                .map(path -> HttpRoute.get(path, "x:use", request -> RouteResponse.empty()))
                .toList(),
            3,
            1
        );
    }

    private static PathContainer path(String path) {
        return PathContainer.parsePath(path);
    }
}
