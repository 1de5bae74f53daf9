package dev.vitrina.products.change;

import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Reason;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.directory.DirectoryKind;
import dev.vitrina.products.directory.SubjectCharacteristic;
import dev.vitrina.products.edit.CardCheck;
import dev.vitrina.products.edit.CardEdit;
import dev.vitrina.products.edit.EditFinding;
import dev.vitrina.products.edit.EditFinding.Code;
import dev.vitrina.products.edit.SubjectKnowledge;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an edit would make of a card, told to who is still writing it: asks nobody. */
public final class EditPreview {

    /** Limits of texts and numbers need no directory. */
    private static final SubjectKnowledge NOTHING = new SubjectKnowledge() {
        @Override
        public Optional<Map<Long, SubjectCharacteristic>> characteristics() {
            return Optional.empty();
        }

        @Override
        public Optional<Set<String>> values(DirectoryKind kind) {
            return Optional.empty();
        }
    };

    private final EditRows rows;
    private final KindTexts texts;
    private final CardCheck check = new CardCheck();

    public EditPreview(EditRows rows, KindTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /** Maps to {@code ProductEditExample}. */
    public record Example(long nmId, String vendorCode, String title, List<Change> changes, List<Told> findings) {}

    /** Maps to {@code ProductEditedField}. */
    public record Change(String field, String name, @Nullable String before, @Nullable String after) {}

    /** Maps to {@code ProductEditFinding}. */
    public record Told(String severity, String code, String message, @Nullable String field) {}

    public Example of(Card card, CardEdit edit, Locale language) {
        List<Change> changes = rows
            .fields(card, edit)
            .stream()
            .map(field -> new Change(field.name(), texts.field(field.name(), language), field.before(), field.after()))
            .toList();
        List<Told> findings = check
            .findings(card, edit, NOTHING)
            .stream()
            .filter(finding -> finding.code() != Code.DIRECTORY_UNAVAILABLE)
            .map(finding -> told(finding, language))
            .toList();
        return new Example(card.nmId(), card.vendorCode(), card.title(), changes, findings);
    }

    private Told told(EditFinding edit, Locale language) {
        Finding finding = texts.finding(edit);
        String message = texts.explain(new Reason(finding.code(), finding.message()), language);
        return new Told(finding.severity().name(), finding.code(), message, finding.field());
    }
}
