package dev.vitrina.media.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.RowState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class ArrangeRowsTest {

    private static final String PHOTOS = "[\"https://h/1/images/big/1.webp\",\"https://h/1/images/big/2.webp\"]";
    private static final String PAYLOAD = """
        {
          "photos": [{"look": {"cells": "a"}}, {"look": {"cells": "b"}}, {"link": "https://h/3.jpg"}],
          "video": {"action": "REMOVE"},
          "before": {"photos": [{"look": {"cells": "b"}}, {"look": {"cells": "a"}}], "hadVideo": true, "video": null}
        }
        """;

    private final ArrangeRows rows = new ArrangeRows(new JsonMapper());

    /** Wildberries numbers the photos of a card anew, so that a roll-back knows what it has to find. */
    @Test
    void expectsWhatTheRowLeftWhenItIsTakenBack() {
        FieldChange photos = new FieldChange("photos", PHOTOS, "[\"x\",\"y\",\"z\"]");
        FieldChange video = new FieldChange("video", "\"https://h/index.m3u8\"", null);

        List<FieldChange> left = rows.reversed(row(RowState.VERIFIED, photos, video)).orElseThrow().fields();

        assertThat(left).containsExactly(
            new FieldChange(
                "photos",
                "[\"https://h/1/images/big/1.webp\",\"https://h/1/images/big/2.webp\",\"https://h/1/images/big/3.webp\"]",
                PHOTOS
            ),
            new FieldChange("video", null, "\"https://h/index.m3u8\"")
        );
    }

    @ParameterizedTest
    @EnumSource(names = { "FAILED", "UNCERTAIN" })
    void expectsNothingOfARowThatDidNotComeToItsEnd(RowState state) {
        FieldChange photos = new FieldChange("photos", PHOTOS, "[\"x\"]");

        assertThat(rows.reversed(row(state, photos)).orElseThrow().fields()).isEmpty();
    }

    @Test
    void claimsNoAddressesOfACardThatHadNoPhotos() {
        FieldChange photos = new FieldChange("photos", "[]", "[\"x\"]");

        assertThat(rows.reversed(row(RowState.VERIFIED, photos)).orElseThrow().fields()).isEmpty();
    }

    /** There is nothing of it to bring back. */
    @Test
    void leavesOutAPhotoThatCouldNotBeReadWhenItIsTakenBack() {
        String payload = PAYLOAD.replace(
            "{\"look\": {\"cells\": \"b\"}}, {\"look\": {\"cells\": \"a\"}}]",
            "{\"look\": {\"cells\": \"b\"}}, {}]"
        );
        assertThat(payload).isNotEqualTo(PAYLOAD);
        ChangeRow row = new ChangeRow("1", "A", null, payload, List.of(), RowState.FAILED, 1, null, null, null);

        String back = rows.reversed(row).orElseThrow().payload();

        assertThat(new JsonMapper().readTree(back).at("/photos")).hasSize(1);
    }

    private static ChangeRow row(RowState state, FieldChange... fields) {
        return new ChangeRow("1", "A", null, PAYLOAD, List.of(fields), state, 1, null, null, null);
    }
}
