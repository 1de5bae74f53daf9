package dev.vitrina.cache.chaos;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.history.Invalidated;
import dev.vitrina.cache.history.ReadCheck;
import dev.vitrina.cache.history.Violation.Rule;
import dev.vitrina.cache.history.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Threads that read and invalidate on all members, and judge what they get. */
final class Crowd {

    private static final int THREADS = 6;
    private static final long BREATH = TimeUnit.MICROSECONDS.toNanos(200);

    private final Chronicle chronicle;
    private final List<Member> members;

    Crowd(Chronicle chronicle, List<Member> members) {
        this.chronicle = chronicle;
        this.members = members;
    }

    /** Goes on while the work is done on the calling thread. */
    void during(long seed, ThrowingRunnable work) throws Exception {
        boolean[] over = new boolean[1];
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Random random = new Random(seed * 100 + t);
            threads.add(
                Thread.ofPlatform().start(() -> {
                        while (!isOver(over)) {
                            step(random);
                            LockSupport.parkNanos(BREATH);
                        }
                    })
            );
        }
        try {
            work.run();
        } finally {
            synchronized (over) {
                over[0] = true;
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @FunctionalInterface
    interface ThrowingRunnable {
        void run() throws Exception;
    }

    /** Goes on for so long, undisturbed. */
    void goOn(long seed, Duration length) throws Exception {
        during(seed, () -> Thread.sleep(length));
    }

    /** Reads everything everywhere, when nothing is disturbed any more: every invalidation binds everybody. */
    void readInQuiet() {
        for (Member member : members) {
            for (int key = 0; key < World.KEYS.size(); key++) {
                for (int policy = 0; policy < Policies.ALL.size(); policy++) {
                    read(member, key, policy, true);
                }
            }
        }
    }

    /** What a member tells of each key that does not care how old it is. */
    void readInQuiet(Member member) {
        for (int key = 0; key < World.KEYS.size(); key++) {
            read(member, key, Policies.EVENTUAL, true);
        }
    }

    void invalidate(Member member, int key, int choice, boolean hard) {
        Invalidated invalidated = chronicle.invalidating(key, World.scope(key, choice), hard, member);
        try {
            member.invalidate(key, choice, hard);
            chronicle.returned(invalidated);
        } catch (CacheStoreException e) {
            // It may or may not have happened: nobody may count on it.
        }
    }

    private static boolean isOver(boolean[] over) {
        synchronized (over) {
            return over[0];
        }
    }

    private void step(Random random) {
        Member member = members.get(random.nextInt(members.size()));
        int key = random.nextInt(World.KEYS.size());
        try {
            if (random.nextInt(12) == 0) {
                invalidate(member, key, random.nextInt(16), random.nextInt(3) > 0);
            } else {
                read(member, key, random.nextInt(Policies.ALL.size()), false);
            }
        } catch (RuntimeException e) {
            chronicle.violation(Rule.NO_EXCEPTION, "%s at %s", e, List.of(e.getStackTrace()));
        }
    }

    private void read(Member member, int key, int policy, boolean quiet) {
        long[] roundTrips = new long[1];
        ReadCheck check = new ReadCheck(chronicle, member, key, Policies.ALL.get(policy), false, quiet, () ->
            roundTrips[0]
        );
        Member.Reply reply = member.read(key, policy);
        roundTrips[0] = reply.roundTrips();
        chronicle.judge(check, reply.answer(), key);
    }
}
