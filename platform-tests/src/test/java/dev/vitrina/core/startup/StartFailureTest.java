package dev.vitrina.core.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.VitrinaApplication;
import dev.vitrina.core.host.FreshDatabase;
import dev.vitrina.core.host.HostTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {

    private static final String UNREACHABLE = "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nowhere";

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "server.port=eighty | `server.port` = eighty is wrong: it must be a whole number",
            "server.port=99999 | `server.port` = 99999 is wrong: it must be between 0 and 65535",
            "vitrina.database.port=70000 | `vitrina.database.port` = 70000 is wrong: it must be less than or equal to 65535",
            "vitrina.security.session.access-token-life=1h | `vitrina.security.session.access-token-life` = PT1H is wrong: it must be shorter than or equal to 15 minutes",
            "vitrina.security.session.idle=soon | `vitrina.security.session.idle` = soon is wrong: it must be a duration such as 30s, 10m or 12h",
            "spring.datasource.hikari.maximum-pool-size=many | `spring.datasource.hikari.maximum-pool-size` = many is wrong: it must be a whole number",
            "vitrina.events.parallel=0 | `vitrina.events.parallel` = 0 is wrong: it must be greater than or equal to 1",
        }
    )
    void saysInOneSentenceWhichPropertyIsWrong(String property, String sentence, CapturedOutput output) {
        refused(property, "spring.datasource.url=" + FreshDatabase.url());

        assertThat(output.getAll()).contains(sentence);
        assertThat(output.getAll()).doesNotContain("\tat org.springframework");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached(CapturedOutput output) {
        refused(UNREACHABLE);

        assertThat(output.getAll()).contains("The database of `spring.datasource.url` cannot be used: ");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "my database",
            "postgres://vitrina:opensesame@db.example.org/vitrina",
            "jdbc:postgres://db.example.org/vitrina?password=opensesame",
        }
    )
    void saysThatTheUrlIsNoneWithoutThePasswordThatMayStandInIt(String url, CapturedOutput output) {
        refused("spring.datasource.url=" + url);

        assertThat(output.getAll()).contains("`spring.datasource.url` is wrong: it must begin with jdbc:postgresql:");
        assertThat(output.getAll()).doesNotContain("opensesame");
    }

    @Test
    void saysThatTheMasterKeyIsMissing(CapturedOutput output) {
        refused("vitrina.security.master-key=", "spring.datasource.url=" + FreshDatabase.url());

        assertThat(output.getAll()).contains("a master key is required: set VITRINA_MASTER_KEY");
    }

    @Test
    void saysThatThePortIsTaken(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused("server.port=" + taken.getLocalPort(), "spring.datasource.url=" + FreshDatabase.url());

            assertThat(output.getAll()).contains(
                "`server.port` = %d is taken by another program: stop it, or set another port".formatted(
                    taken.getLocalPort()
                )
            );
        }
    }

    private static void refused(String... properties) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", "0");
        settings.put("spring.datasource.username", FreshDatabase.username());
        settings.put("spring.datasource.password", FreshDatabase.password());
        settings.put("spring.datasource.hikari.connection-timeout", "2000");
        settings.put("vitrina.admin.password", HostTest.PASSWORD);
        settings.put("vitrina.security.master-key", HostTest.MASTER_KEY);
        for (String property : properties) {
            settings.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        String[] arguments = settings
            .entrySet()
            .stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
        assertThatThrownBy(() -> new SpringApplicationBuilder(VitrinaApplication.class).run(arguments)).isInstanceOf(
            Exception.class
        );
    }
}
