package dev.vitrina.core.security.user;

import java.util.regex.Pattern;

/** What may stand as an email: one {@code @} between non-empty parts without spaces; whether it exists, nobody can tell. */
final class EmailAddress {

    private static final int MAX_LENGTH = 254;
    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    private EmailAddress() {}

    static boolean isValid(String email) {
        return email.length() <= MAX_LENGTH && SHAPE.matcher(email).matches();
    }
}
