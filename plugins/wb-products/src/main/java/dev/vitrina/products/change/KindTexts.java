package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.text.Texts;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.edit.EditFinding;
import java.util.Locale;

/** What kinds of changes to cards say, and what they call a card's fields. */
public final class KindTexts {

    private final ChangeTexts texts;
    private final Texts all;
    private final CharacteristicNames names;

    public KindTexts(Texts texts, CharacteristicNames names) {
        this.texts = new ChangeTexts(texts);
        this.all = texts;
        this.names = names;
    }

    String title(String kind, Locale language) {
        return texts.in(language, "kind." + kind);
    }

    Finding finding(EditFinding finding) {
        CardField field = finding.field();
        return texts.finding(
            finding.severity(),
            finding.code().name(),
            field == null ? null : field.path(),
            finding.arguments().toArray()
        );
    }

    Reason reason(String code, Object... arguments) {
        return texts.reason(code, arguments);
    }

    /** See {@link ChangeTexts#explain}. */
    public String explain(Reason reason, Locale language) {
        return texts.explain(reason, language);
    }

    /** What people call a field. */
    public String field(String path, Locale language) {
        return CardField.of(path)
            .filter(CardField.Characteristic.class::isInstance)
            .map(field -> characteristic(((CardField.Characteristic) field).id(), language))
            .orElseGet(() -> all.in(language, "edited." + path));
    }

    private String characteristic(long id, Locale language) {
        return names.of(id).orElseGet(() -> all.in(language, "edited.characteristic", Long.toString(id)));
    }
}
