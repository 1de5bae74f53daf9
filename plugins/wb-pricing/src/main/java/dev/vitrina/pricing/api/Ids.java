package dev.vitrina.pricing.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.util.List;

/** Reads ids of Wildberries out of arguments. */
final class Ids {

    private Ids() {}

    /** @throws VitrinaException {@code INVALID_INPUT} for what is none */
    static long nmId(String text) {
        if (!text.matches("[1-9][0-9]{0,14}")) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "A WB article is a positive whole number");
        }
        return Long.parseLong(text);
    }

    static List<Long> nmIds(List<String> texts) {
        return texts.stream().map(Ids::nmId).distinct().toList();
    }
}
