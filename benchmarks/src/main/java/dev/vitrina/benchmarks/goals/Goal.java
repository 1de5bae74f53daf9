package dev.vitrina.benchmarks.goals;

import java.util.List;

/** One or more goals of the cache engine that are measured together. */
interface Goal {
    /** As {@code G3}; the first names the measurement. */
    List<String> ids();

    /** One result for each id. */
    List<Result> measure(Lab lab) throws Exception;
}
