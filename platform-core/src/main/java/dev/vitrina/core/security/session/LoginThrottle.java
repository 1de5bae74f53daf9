package dev.vitrina.core.security.session;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down, per account and per address, in the database, so that restarts and replicas do not help a guesser. An
 * attempt is booked as failed before the password is looked at and taken back when it was right: attempts that run at the same
 * moment count each other. After the free ones each failure blocks for twice as long as the one before. Attempts while blocked
 * are not checked and not counted.
 */
@Component
class LoginThrottle {

    private static final Rule ACCOUNT = new Rule("ACCOUNT", 5, Duration.ofSeconds(30));
    /** Many people may share an address. */
    private static final Rule ADDRESS = new Rule("ADDRESS", 50, Duration.ofSeconds(30));

    private final LoginThrottleStore store;

    LoginThrottle(LoginThrottleStore store) {
        this.store = store;
    }

    /** What came of asking for an attempt. */
    sealed interface Admission {
        /** One attempt is booked as failed. */
        record Booked(Booking account, Booking address) implements Admission {}

        /** Nothing is checked for this account or from this address for so many seconds. */
        record Blocked(long seconds) implements Admission {}
    }

    /** @param until until when the booking itself blocks further ones */
    record Booking(Rule rule, String subject, OffsetDateTime until) {}

    Admission admit(String account, String address) {
        Optional<Booking> fromAddress = store.book(ADDRESS, address);
        if (fromAddress.isEmpty()) {
            return new Admission.Blocked(store.secondsBlocked(ADDRESS, address));
        }
        Optional<Booking> onAccount = store.book(ACCOUNT, account);
        if (onAccount.isEmpty()) {
            store.takeBack(fromAddress.get());
            return new Admission.Blocked(store.secondsBlocked(ACCOUNT, account));
        }
        return new Admission.Booked(onAccount.get(), fromAddress.get());
    }

    /** The attempt was right. */
    void succeeded(Admission.Booked booked) {
        store.clear(booked.account());
        store.takeBack(booked.address());
    }

    void purge() {
        store.purge();
    }

    /**
     * How often one may fail.
     *
     * @param free      which failure is the first to cost a wait
     * @param firstWait how long that one is
     */
    record Rule(String kind, int free, Duration firstWait) {}
}
