package dev.vitrina.sandbox.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.Arrays;

/**
 * A reproducible stream of bytes where the JDK asks for a {@link SecureRandom}: the same label gives the same key and the same
 * signature in every run, so a token a user stored in the demo is still good after a restart. Secret it is not; nothing here is.
 */
final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    SeededRandom(String label) {
        super(new Stream(label), null);
    }

    private static final class Stream extends SecureRandomSpi {

        private static final long serialVersionUID = 1L;

        private final byte[] key;
        private long block;

        Stream(String label) {
            key = sha256(label.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        protected void engineSetSeed(byte[] ignored) {
            // The label alone decides the stream.
        }

        @Override
        protected void engineNextBytes(byte[] target) {
            for (int at = 0; at < target.length; at += 32) {
                byte[] bytes = sha256(ByteBuffer.allocate(40).put(key).putLong(block++).array());
                System.arraycopy(bytes, 0, target, at, Math.min(32, target.length - at));
            }
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            byte[] seed = new byte[length];
            engineNextBytes(seed);
            return Arrays.copyOf(seed, length);
        }

        private static byte[] sha256(byte[] input) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
