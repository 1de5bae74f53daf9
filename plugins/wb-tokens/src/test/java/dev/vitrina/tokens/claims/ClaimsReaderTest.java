package dev.vitrina.tokens.claims;

import static dev.vitrina.tokens.TokenTexts.part;
import static dev.vitrina.tokens.TokenTexts.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.tokens.TokenTexts;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ClaimsReaderTest {

    private final ClaimsReader reader = new ClaimsReader(new JsonMapper());

    @Test
    void readsTheClaims() {
        TokenClaims claims = reader
            .read(token().with("s", (1L << 1) | (1L << 16) | (1L << 30) | (1L << 40)).text())
            .orElseThrow();

        assertThat(claims.sellerId()).isEqualTo(TokenTexts.SELLER);
        assertThat(claims.categories()).containsExactly(TokenCategory.CONTENT, TokenCategory.USERS);
        assertThat(claims.readOnly()).isTrue();
        assertThat(claims.type()).isEqualTo(TokenType.PERSONAL);
        assertThat(claims.sandbox()).isFalse();
        assertThat(claims.expiresAt()).isEqualTo(Instant.parse("2027-06-01T00:00:00Z"));
    }

    @Test
    void everyCategoryHasItsBit() {
        assertThat(TokenCategory.of(0)).isEmpty();
        assertThat(TokenCategory.of(-1)).containsExactly(TokenCategory.values());
        assertThat(TokenCategory.of((1 << 8) | 1)).isEmpty();
        assertThat(TokenCategory.of((1 << 9) | (1 << 13))).containsExactly(
            TokenCategory.BUYER_CHAT,
            TokenCategory.FINANCE
        );
    }

    @Test
    void aTokenFromBeforeTokenTypesIsOfUnknownType() {
        assertThat(type(token().without("acc"))).isEqualTo(TokenType.UNKNOWN);
        assertThat(type(token().with("acc", 99))).isEqualTo(TokenType.UNKNOWN);
        assertThat(type(token().with("acc", 1))).isEqualTo(TokenType.BASE);
        assertThat(type(token().with("acc", 4))).isEqualTo(TokenType.SERVICE);
        assertThat(type(token().with("acc", Long.MAX_VALUE))).isEqualTo(TokenType.UNKNOWN);
    }

    @Test
    void stripsWhatPeopleCopyAlong() {
        String text = token().text();

        assertThat(ClaimsReader.strip("  Bearer " + text + "\n")).isEqualTo(text);
        assertThat(ClaimsReader.strip("bearer " + text)).isEqualTo(text);
        assertThat(ClaimsReader.strip(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            " ",
            ".",
            "..",
            "a.b",
            "a.b.c.d",
            "Bearer",
            "не токен",
            "eyJ.eyJ.sig",
            "a b.c.d",
            "e30.e30.c2ln",
            "bnVsbA.bnVsbA.c2ln",
            "W10.W10.c2ln",
            "e30.e30.",
            ".e30.c2ln",
            "e30.e30.c2ln\r\nX-Evil: 1",
            "e3.e=0.c2ln",
        }
    )
    void whatIsNoTokenHasNoClaims(String text) {
        assertThat(reader.read(text)).isEmpty();
    }

    static Stream<TokenTexts> oddClaims() {
        return Stream.of(
            token().without("sid"),
            token().with("sid", 5),
            token().with("sid", ""),
            token().with("sid", "x".repeat(65)),
            token().with("sid", "a'; DROP"),
            token().without("s"),
            token().with("s", "2"),
            token().with("s", 1.5),
            token().with("s", new BigInteger("9223372036854775808")),
            token().without("exp"),
            token().with("exp", "soon"),
            token().with("exp", -1),
            token().with("exp", Long.MAX_VALUE),
            token().with("acc", "3"),
            token().with("acc", List.of(3)),
            token().with("padding", "x".repeat(5_000))
        );
    }

    @ParameterizedTest
    @MethodSource("oddClaims")
    void oddClaimsAreNoClaims(TokenTexts token) {
        assertThat(reader.read(token.text())).isEmpty();
    }

    @Test
    void theHeaderMustBeAnObject() {
        String claims = token().text().split("\\.")[1];

        assertThat(reader.read(part("5") + "." + claims + ".c2ln")).isEmpty();
        assertThat(reader.read(part("{}") + "." + claims + ".c2ln")).isPresent();
    }

    private TokenType type(TokenTexts token) {
        return reader.read(token.text()).orElseThrow().type();
    }
}
