package dev.vitrina.core.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.HostTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@HostTest
@ExtendWith(OutputCaptureExtension.class)
class LogRedactionTest {

    private static final String TOKEN =
        "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzaWQiOiI3ZDAxIiwicyI6MTA3Mzc0MTgzMH0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";
    private static final String REFRESH = "vtr_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String KEY = "vtr_key_0123456789ABCDEFGHIJKLMNOPQRSTUVWX3ilghY";

    @Test
    void removesTokensFromMessagesExceptionsAndTheLogContext(CapturedOutput output) {
        MDC.put("requestId", TOKEN);
        LoggerFactory.getLogger("test").error(
            "A call with {} and {} and {} failed",
            TOKEN,
            REFRESH,
            KEY,
            new IllegalStateException("Authorization: " + TOKEN, new IllegalArgumentException(REFRESH))
        );
        MDC.remove("requestId");

        assertThat(output.getAll())
            .contains("A call with [token removed] and [token removed] and [token removed] failed")
            .contains("Authorization: [token removed]")
            .doesNotContain(TOKEN, REFRESH, KEY, "c2lnbmF0dXJl");
    }
}
