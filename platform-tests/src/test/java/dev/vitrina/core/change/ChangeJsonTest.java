package dev.vitrina.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class ChangeJsonTest {

    @ParameterizedTest
    @ValueSource(
        strings = { "0", "-7", "350", "332.5", "123456789012345678901234567890", "true", "\"1\"", "[1,2]", "{\"a\":1}" }
    )
    void keepsAValueAsItIs(String value) {
        List<FieldChange> fields = List.of(
            new FieldChange("price", value, null),
            new FieldChange("\"x\"", null, value)
        );

        assertThat(ChangeJson.fields(ChangeJson.fields(fields))).isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(strings = { "01", "-", "1.", ".5", "1-2", "1.2.3", "--1", "1 2", "+1", "x", "\"open" })
    void refusesWhatIsNoJson(String value) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() ->
            ChangeJson.fields(List.of(new FieldChange("price", null, value)))
        );
    }

    @ParameterizedTest
    @CsvSource(
        nullValues = "none",
        value = {
            "350,350,true",
            "350,350.0,true",
            "350,3.5e2,true",
            "332.50,332.5,true",
            "-0,0,true",
            "350,351,false",
            "350,'\"350\"',false",
            "350,none,false",
            "none,none,true",
            "none,null,true",
            "'[1,2]','[1, 2.0]',true",
            "'{\"a\":1,\"b\":2}','{\"b\":2,\"a\":1}',true",
        }
    )
    void comparesByValue(String one, String other, boolean same) {
        assertThat(ChangeJson.same(one, other)).isEqualTo(same);
        assertThat(ChangeJson.same(other, one)).isEqualTo(same);
    }

    @Test
    void keepsNothingOfNothing() {
        assertThat(ChangeJson.fields(List.of())).isEqualTo("[]");
        assertThat(ChangeJson.fields("[]")).isEmpty();
        assertThat(ChangeJson.findings(List.<Finding>of())).isEqualTo("[]");
        assertThat(ChangeJson.findings("[]")).isEmpty();
    }
}
