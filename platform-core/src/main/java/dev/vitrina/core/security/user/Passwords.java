package dev.vitrina.core.security.user;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords: Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). As each takes
 * 19 MiB and tens of milliseconds of a core, few run at a time. Thread-safe.
 */
@Component
class Passwords {

    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIB, PASSES);
    private final Semaphore atOnce = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final CommonPasswords common;
    /** What the password of an unknown user is checked against, so that the answer takes as long as for a known one. */
    private final String nobody;

    Passwords(CommonPasswords common) {
        this.common = common;
        this.nobody = hash("the password of nobody");
    }

    /** Why the password cannot be taken, as a sentence; empty when it can. */
    Optional<String> objection(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return Optional.of("The password must have %d to %d characters".formatted(MIN_LENGTH, MAX_LENGTH));
        }
        if (common.contains(password)) {
            return Optional.of("This password is among the first that attackers try; choose another");
        }
        return Optional.empty();
    }

    String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            String hash = argon2.encode(password);
            if (hash == null) {
                throw new IllegalStateException("No password to hash");
            }
            return hash;
        } finally {
            atOnce.release();
        }
    }

    boolean matches(String password, String hash) {
        atOnce.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash);
        } finally {
            atOnce.release();
        }
    }

    /** Takes the time of {@link #matches} and is never true. */
    boolean matchesNobody(String password) {
        matches(password, nobody);
        return false;
    }
}
