package dev.vitrina.benchmarks.goals;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one goal.
 *
 * @param what     is measured
 * @param measured of the engine
 * @param beside   what others reach in the same run
 * @param target   the goal
 * @param notes    further figures, a line each
 */
record Result(
    String id,
    String what,
    String measured,
    List<String> beside,
    String target,
    Verdict verdict,
    List<String> notes
) {
    enum Verdict {
        MET("met"),
        NOT_MET("**not met**"),
        /** What was measured holds; what the goal counts is counted elsewhere. */
        PARTLY("holds here, see below"),
        NOT_MEASURED("not measured here"),
        BROKEN("**broken**");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Verdict of(boolean met) {
            return met ? MET : NOT_MET;
        }
    }

    static Builder of(String id, String what, String target) {
        return new Builder(id, what, target);
    }

    /** Collects a result. */
    static final class Builder {

        private final String id;
        private final String what;
        private final String target;
        private final List<String> beside = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder(String id, String what, String target) {
            this.id = id;
            this.what = what;
            this.target = target;
        }

        Builder beside(String contender, String figures) {
            beside.add(contender + ": " + figures);
            return this;
        }

        Builder note(String note) {
            notes.add(note);
            return this;
        }

        Result verdict(String measured, boolean met) {
            return verdict(measured, Verdict.of(met));
        }

        Result verdict(String measured, Verdict verdict) {
            return new Result(id, what, measured, List.copyOf(beside), target, verdict, List.copyOf(notes));
        }
    }
}
