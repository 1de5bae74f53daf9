package dev.vitrina.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PluginContractTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void countsTheRowsOfTheLongestListWhereverItIs() {
        assertThat(PluginContract.longestList(json.readTree("{\"rows\": []}"))).isZero();
        assertThat(
            PluginContract.longestList(json.readTree("{\"page\": {\"items\": [{\"tags\": [1, 2, 3]}]}}"))
        ).isEqualTo(3);
        assertThat(PluginContract.longestList(json.readTree("{\"count\": 7}"))).isZero();
    }
}
