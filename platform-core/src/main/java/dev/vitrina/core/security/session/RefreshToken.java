package dev.vitrina.core.security.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** 256 random bits in a form that is recognised wherever it turns up. Only its hash is stored; it needs no salt. */
record RefreshToken(String value) {
    private static final String PREFIX = "vtr_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    static RefreshToken create(SecureRandom random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return new RefreshToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    static Optional<RefreshToken> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new RefreshToken(text)) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }
}
