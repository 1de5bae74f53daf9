package dev.vitrina.benchmarks.goals;

import java.util.List;

/** G16, mirrors that crash at random points: no measurement but a test of the engine's, which this names. */
final class CrashPoints implements Goal {

    static final String TEST =
        "`mvn test -pl cache-tests -am -Dtest=MirrorCrashTest -Dvitrina.mirror.crashes=10000 -Dsurefire.failIfNoSpecifiedTests=false`";

    @Override
    public List<String> ids() {
        return List.of("G16");
    }

    @Override
    public List<Result> measure(Lab lab) {
        return List.of(
            Result.of(
                "G16",
                "mirror with random crash points, drift and refusals: rows lost, doubled or wrongly deleted",
                "0 in 10^4"
            )
                .beside("all rivals", "not offered")
                .verdict("by test: " + TEST, Result.Verdict.NOT_MEASURED)
        );
    }
}
