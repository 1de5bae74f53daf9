package dev.vitrina.sandbox.token;

import java.util.Arrays;
import java.util.Optional;

/** The kind of a token, claim {@code acc}. The kind decides which methods it may call and which quota row it spends. */
public enum TokenType {
    BASE(1),
    TEST(2),
    PERSONAL(3),
    SERVICE(4);

    private final int code;

    TokenType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Optional<TokenType> ofCode(int code) {
        return Arrays.stream(values())
            .filter(type -> type.code == code)
            .findFirst();
    }
}
