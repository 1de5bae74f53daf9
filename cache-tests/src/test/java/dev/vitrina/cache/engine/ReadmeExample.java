package dev.vitrina.cache.engine;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import javax.sql.DataSource;

/** The example of the README, as it stands there. */
final class ReadmeExample {

    private ReadmeExample() {}

    /** What the example reads from. */
    interface Rates {
        String fetch(String base, Duration timeout);
    }

    static String rates(DataSource dataSource, long tenant, Rates rates) {
        // example
        try (CacheEngine engine = CacheEngine.on(dataSource).start()) {
            CacheKey key = new CacheKey(tenant, "rates", "base=EUR");
            CachePolicy policy = CachePolicy.freshFor(Duration.ofMinutes(10));
            Loader<String> origin = load -> new LoadResult.Loaded<>(rates.fetch("EUR", load.remaining()));
            return switch (engine.cache().get(new CacheRequest<>(key, policy, Codec.utf8(), origin))) {
                case CacheAnswer.Found<String>(String json, Freshness freshness) -> show(json, freshness.age());
                case CacheAnswer.Absent<String> nothing -> "no such currency";
                case CacheAnswer.Failed<String>(Problem problem) -> "not now: " + problem.message();
            };
        }
        // end of example
    }

    private static String show(String json, Duration age) {
        return json + ", " + age.toSeconds() + " s old";
    }
}
