package dev.vitrina.core.security.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Under what name attempts are counted. */
final class ThrottleSubject {

    private static final int IPV6_GROUPS = 8;
    private static final int IPV6_NETWORK_GROUPS = 4;

    private ThrottleSubject() {}

    /** A hash: what somebody types as an email may be anything, of any length, also a password. */
    static String account(String normalisedEmail) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(normalisedEmail.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The address; of IPv6 the /64 network, which is what one customer gets. */
    static String address(String address) {
        String[] groups = address.split(":", -1);
        return groups.length == IPV6_GROUPS
            ? String.join(":", Arrays.copyOf(groups, IPV6_NETWORK_GROUPS)) + "::/64"
            : address;
    }
}
