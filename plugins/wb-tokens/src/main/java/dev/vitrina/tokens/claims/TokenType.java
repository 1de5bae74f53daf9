package dev.vitrina.tokens.claims;

import java.util.Locale;

/** Claim {@code acc}: what kind of software a token is for; decides over quotas. */
public enum TokenType {
    PERSONAL,
    SERVICE,
    BASE,
    TEST,
    /** Issued before token types existed, or of a type this version does not know. */
    UNKNOWN;

    static TokenType of(long acc) {
        return switch ((int) Math.clamp(acc, 0, 5)) {
            case 1 -> BASE;
            case 2 -> TEST;
            case 3 -> PERSONAL;
            case 4 -> SERVICE;
            default -> UNKNOWN;
        };
    }

    /** The name quota tables know it by. */
    public String quotaName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
