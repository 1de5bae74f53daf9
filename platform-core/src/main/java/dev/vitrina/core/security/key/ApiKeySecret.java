package dev.vitrina.core.security.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a script sends: {@code vtr_key_}, 34 random characters (more than 200 bits), and six that are the CRC-32 of what stands before
 * them, all in base 62. By prefix and checksum a scanner of source code finds keys that leaked, and nothing that merely looks like
 * one. Only its SHA-256 is stored; so many random bits need no salt.
 */
record ApiKeySecret(String value) {
    static final String PREFIX = "vtr_key_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 34;
    private static final int CHECKSUM = 6;
    private static final int HINT = 4;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM + CHECKSUM) + "}");

    static ApiKeySecret create(SecureRandom random) {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new ApiKeySecret(text + checksum(text.toString()));
    }

    /** Empty when the text was never a key of any host, so that it need not be looked for. */
    static Optional<ApiKeySecret> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECKSUM;
        return checksum(text.substring(0, end)).equals(text.substring(end))
            ? Optional.of(new ApiKeySecret(text))
            : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How it ends: enough to tell keys apart, useless to a thief. */
    String hint() {
        return value.substring(value.length() - HINT);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECKSUM];
        long rest = crc.getValue();
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    @Override
    public String toString() {
        return "ApiKeySecret";
    }
}
