package dev.vitrina.core.security.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {

    /** Published in docs/api-guide.md: scanners of other people check by it. */
    private static final String KNOWN = "vtr_key_0123456789ABCDEFGHIJKLMNOPQRSTUVWX3ilghY";

    private final SecureRandom random = new SecureRandom();

    @Test
    void readsWhatItMade() {
        ApiKeySecret secret = ApiKeySecret.create(random);

        assertThat(ApiKeySecret.parse(secret.value())).contains(secret);
        assertThat(secret.value()).endsWith(secret.hint());
        assertThat(ApiKeySecret.create(random)).isNotEqualTo(secret);
    }

    @Test
    void readsWhatIsPublished() {
        assertThat(ApiKeySecret.parse(KNOWN).map(ApiKeySecret::hint)).hasValue("lghY");
    }

    @Test
    void noticesOneWrongCharacterByTheChecksum() {
        String right = ApiKeySecret.create(random).value();
        char wrong = right.charAt(10) == 'a' ? 'b' : 'a';

        assertThat(ApiKeySecret.parse(right.substring(0, 10) + wrong + right.substring(11))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "", "vtr_key_", KNOWN + "0", "x" + KNOWN, "vtr_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "Bearer",
        }
    )
    void knowsWhatIsNoKey(String text) {
        assertThat(ApiKeySecret.parse(text)).isEmpty();
    }

    @Test
    void tellsNothingAsText() {
        assertThat(ApiKeySecret.create(random)).hasToString("ApiKeySecret");
    }
}
