package dev.vitrina.core.security.session;

import dev.vitrina.core.security.user.Credentials;
import dev.vitrina.core.security.user.User;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Checks a password behind the throttle. Attempts on one account take turns: their bookings do not shut each other out. */
@Component
class SignIn {

    private static final int STRIPES = 256;
    private static final long LONGEST_TURN_SECONDS = 10;

    private final LoginThrottle throttle;
    private final Credentials credentials;
    private final ReentrantLock[] turns = Stream.generate(ReentrantLock::new)
        .limit(STRIPES)
        .toArray(ReentrantLock[]::new);

    SignIn(LoginThrottle throttle, Credentials credentials) {
        this.throttle = throttle;
        this.credentials = credentials;
    }

    /** How an attempt ended. */
    sealed interface Attempt {
        record Accepted(User user) implements Attempt {}

        record Wrong() implements Attempt {}

        /** Not checked. */
        record TooMany(long seconds) implements Attempt {}
    }

    Attempt attempt(String email, String password, String address) {
        String account = Credentials.normalised(email);
        ReentrantLock turn = turns[Math.floorMod(account.hashCode(), STRIPES)];
        if (!await(turn)) {
            return new Attempt.TooMany(LONGEST_TURN_SECONDS);
        }
        try {
            return throttled(ThrottleSubject.account(account), ThrottleSubject.address(address), email, password);
        } finally {
            turn.unlock();
        }
    }

    private Attempt throttled(String account, String address, String email, String password) {
        return switch (throttle.admit(account, address)) {
            case LoginThrottle.Admission.Blocked(long seconds) -> new Attempt.TooMany(seconds);
            case LoginThrottle.Admission.Booked booked -> checked(booked, email, password);
        };
    }

    private Attempt checked(LoginThrottle.Admission.Booked booked, String email, String password) {
        Optional<User> user = credentials.check(email, password);
        if (user.isEmpty()) {
            return new Attempt.Wrong();
        }
        throttle.succeeded(booked);
        return new Attempt.Accepted(user.get());
    }

    private static boolean await(ReentrantLock turn) {
        try {
            return turn.tryLock(LONGEST_TURN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Scheduled(initialDelay = 7, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void purge() {
        throttle.purge();
    }
}
