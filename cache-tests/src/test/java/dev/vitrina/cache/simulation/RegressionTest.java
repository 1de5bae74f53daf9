package dev.vitrina.cache.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules that once broke a promise, made small. */
@ExtendWith(SilentEngine.class)
class RegressionTest {

    enum Found {
        /** The store's answer was held up, and the value's age counted from its arrival. */
        A_SLOW_ANSWER_OF_THE_STORE_MADE_A_VALUE_YOUNGER(
            """
            seed 2156 replicas 1
            8 @121924 READ r0 k1 #11
            13 @1381713 READ r0 k1 #660
            """
        ),
        /** The same, while PostgreSQL was paused. */
        A_PAUSE_OF_THE_STORE_MADE_A_VALUE_YOUNGER(
            """
            seed 2591 replicas 2
            5 @5020265 READ r0 k0 #80
            10 @5290783 PAUSE r0 k2 #714
            11 @5290783 READ r1 k0 #354
            """
        ),
        /** A 304 while the store was away left memory without the tags that only the first answer had named. */
        A_RENEWED_VALUE_LOST_ITS_TAGS(
            """
            seed 4567 replicas 1
            2 @29367 INVALIDATE r0 k0 #339
            3 @29367 CRASH_DATABASE r0 k0 #685
            4 @29367 READ r0 k0 #429
            5 @121795 READ r0 k0 #565
            7 @1465152 INVALIDATE r0 k0 #444
            8 @1612980 READ r0 k0 #275
            """
        ),
        /** A reader shared a load that had begun before, whose answer carried a tag that was invalidated before he came. */
        A_LATE_READER_GOT_AN_OVERTAKEN_ANSWER_TOO_LARGE_TO_KEEP(
            """
            seed 8911 replicas 1
            1 @0 INVALIDATE r0 k0 #429
            2 @142362 INVALIDATE r0 k0 #656
            3 @1222197 READ r0 k0 #217
            7 @1239300 INVALIDATE r0 k0 #635
            11 @1380293 READ r0 k0 #407
            """
        ),
        /** Memory answered for a store that could not be reached, and did not say so. */
        MEMORY_DID_NOT_TELL_THAT_THE_STORE_WAS_AWAY(
            """
            seed 4399 replicas 2
            1 @72457 READ r0 k0 #776
            14 @1389925 INVALIDATE r1 k0 #287
            17 @1459887 AWAY r1 k0 #894
            24 @2986477 READ r0 k0 #341
            """
        ),
        /** PostgreSQL went away between the lease and the call, and the reader got an error though the origin was well. */
        AN_OUTAGE_BETWEEN_LEASE_AND_CALL_FAILED_THE_LOAD(
            """
            seed 5004 replicas 1
            14 @2901694 READ r0 k0 #709
            24 @3185274 CUT r0 k1 #554
            """
        ),
        /** A load whose lease ran out while the store was slow called the origin beside the next one. */
        A_LOAD_CALLED_AFTER_ITS_LEASE_RAN_OUT(
            """
            seed 2316 replicas 1
            2 @167424 READ r0 k0 #468
            3 @394982 READ r0 k0 #952
            8 @625248 MOOD r0 k0 #777
            """
        ),
        /** A reader content with a second of delay shared a flight that had begun longer before, while the log could not be read. */
        A_BOUNDED_READER_SHARED_AN_OLDER_FLIGHT(
            """
            seed 14115 replicas 2
            1 @277248 READ r0 k2 #355
            13 @1257456 READ r0 k2 #371
            15 @1423763 CHANGE r0 k2 #551
            16 @1423763 INVALIDATE r1 k1 #415
            21 @1440858 CRASH_DATABASE r1 k1 #942
            25 @1538891 READ r0 k2 #652
            """
        ),
        /** The same, with a log that was read again before the load ended. */
        A_BOUNDED_READER_SHARED_AN_OLDER_LOAD(
            """
            seed 18128 replicas 2
            0 @9694 READ_BEHIND r0 k0 #200
            1 @3729967 READ r0 k0 #608
            2 @3862891 INVALIDATE r1 k0 #337
            6 @3870332 CRASH_DATABASE r0 k0 #73
            8 @4085382 READ r0 k0 #332
            """
        ),
        /** A reader who wants certainty was content with what another one took from memory while the store was away. */
        A_STRICT_READER_SHARED_WHAT_MEMORY_HELD(
            """
            seed 193527 replicas 2
            2 @0 MOOD r0 k0 #753
            10 @534997 READ r0 k0 #745
            13 @5289526 READ r1 k0 #721
            16 @5307487 READ r0 k0 #914
            22 @6014665 INVALIDATE r1 k0 #713
            25 @6044023 CRASH_DATABASE r0 k1 #724
            26 @6045731 READ r0 k0 #820
            28 @6075440 READ r0 k0 #480
            """
        ),
        /** No bug of the engine: the judge asked for a notice of a load that had ended in that millisecond. */
        A_LOAD_ENDED_AS_THE_RUN_DID(
            """
            seed 88134 replicas 3
            0 @0 CHANGE r1 k1 #998
            5 @1034247 READ r2 k0 #932
            6 @1034247 CRASH_DATABASE r1 k1 #586
            7 @1034247 INVALIDATE r0 k1 #533
            """
        );

        private final String script;

        Found(String script) {
            this.script = script;
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryPromiseNow(Found found) {
        assertThat(Simulation.run(Script.parse(found.script), Flaw.NONE).violations()).isEmpty();
    }
}
