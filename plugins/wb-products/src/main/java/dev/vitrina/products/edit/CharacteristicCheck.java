package dev.vitrina.products.edit;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.directory.DirectoryKind;
import dev.vitrina.products.directory.SubjectCharacteristic;
import dev.vitrina.products.edit.EditFinding.Code;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges characteristics by what Wildberries' directories say of the subject. */
final class CharacteristicCheck {

    void judge(Card card, CardEdit edit, SubjectKnowledge subject, List<EditFinding> findings) {
        Optional<Map<Long, SubjectCharacteristic>> known = subject.characteristics();
        if (known.isEmpty()) {
            findings.add(EditFinding.of(Code.DIRECTORY_UNAVAILABLE, null));
            return;
        }
        Map<Long, SubjectCharacteristic> definitions = known.get();
        edit
            .values()
            .forEach((field, value) -> {
                if (
                    field instanceof CardField.Characteristic(long id) &&
                    value instanceof FieldValue.Values(List<String> values)
                ) {
                    SubjectCharacteristic definition = definitions.get(id);
                    if (definition == null) {
                        findings.add(EditFinding.of(Code.CHARACTERISTIC_UNKNOWN, field, id));
                    } else {
                        values(field, definition, values, subject, findings);
                    }
                }
            });
        for (SubjectCharacteristic definition : definitions.values()) {
            CardField field = new CardField.Characteristic(definition.id());
            boolean empty = edit.after(card, field) instanceof FieldValue.None;
            if (definition.required() && !definition.namedField() && empty) {
                findings.add(EditFinding.of(Code.CHARACTERISTIC_REQUIRED, field, definition.name()));
            }
        }
    }

    private static void values(
        CardField field,
        SubjectCharacteristic definition,
        List<String> values,
        SubjectKnowledge subject,
        List<EditFinding> findings
    ) {
        if (definition.namedField()) {
            findings.add(EditFinding.of(Code.CHARACTERISTIC_HAS_A_FIELD, field, definition.name()));
            return;
        }
        switch (definition.type()) {
            case UNUSED -> findings.add(EditFinding.of(Code.CHARACTERISTIC_UNUSED, field, definition.name()));
            case NUMBER -> number(field, definition, values, findings);
            case TEXTS -> texts(field, definition, values, subject, findings);
        }
    }

    private static void number(
        CardField field,
        SubjectCharacteristic definition,
        List<String> values,
        List<EditFinding> findings
    ) {
        if (values.size() > 1) {
            findings.add(EditFinding.of(Code.CHARACTERISTIC_ONE_NUMBER, field, definition.name()));
        } else if (!values.getFirst().strip().matches("-?\\d{1,15}([.,]\\d{1,9})?")) {
            findings.add(EditFinding.of(Code.CHARACTERISTIC_NOT_A_NUMBER, field, definition.name(), values.getFirst()));
        }
    }

    private static void texts(
        CardField field,
        SubjectCharacteristic definition,
        List<String> values,
        SubjectKnowledge subject,
        List<EditFinding> findings
    ) {
        int most = definition.maxCount();
        if (most > 0 && values.size() > most) {
            findings.add(EditFinding.of(Code.TOO_MANY_VALUES, field, definition.name(), values.size(), most));
        }
        DirectoryKind directory = definition.directory();
        // An empty directory tells nothing: the value may be right.
        Set<String> allowed = directory == null ? Set.of() : subject.values(directory).orElse(Set.of());
        for (String value : values) {
            if (!allowed.isEmpty() && !allowed.contains(value.strip().toLowerCase(Locale.ROOT))) {
                findings.add(EditFinding.of(Code.VALUE_UNKNOWN, field, definition.name(), value));
            }
        }
    }
}
