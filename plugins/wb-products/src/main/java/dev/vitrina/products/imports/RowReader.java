package dev.vitrina.products.imports;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.edit.CardEdit;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.edit.CardValues;
import dev.vitrina.products.edit.EditRule;
import dev.vitrina.products.edit.EditRule.BadRuleException;
import dev.vitrina.products.edit.EditRule.Operation;
import dev.vitrina.products.edit.FieldValue;
import dev.vitrina.products.imports.ImportedRow.Bad;
import dev.vitrina.products.imports.ImportedRow.Flaw;
import dev.vitrina.tables.TableRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a row wants of its card. An empty cell wants nothing; {@code {clear}} empties a field. */
final class RowReader {

    private static final Set<String> CLEAR = Set.of("{clear}", "{очистить}", "{清空}");
    /** As in Wildberries' own templates; and as a cell of several lines. */
    private static final Pattern BETWEEN_VALUES = Pattern.compile("[;\\n\\r]+");
    private static final int SHOWN = 100;

    private final Map<Integer, CardField> fields;
    private final List<String> headers;
    private final Set<Long> met = new HashSet<>();

    /** @param fields by column */
    RowReader(Map<Integer, CardField> fields, List<String> headers) {
        this.fields = fields;
        this.headers = headers;
    }

    ImportedRow read(TableRow row, CardKeys.Found found) {
        return switch (found) {
            case CardKeys.Found.None(Flaw flaw) -> new Bad(row.line(), flaw, null, "");
            case CardKeys.Found.One(Card card) -> met.add(card.nmId())
                ? edited(row, card)
                : new Bad(row.line(), Flaw.CARD_TWICE, null, Long.toString(card.nmId()));
        };
    }

    private ImportedRow edited(TableRow row, Card card) {
        List<EditRule> rules = new ArrayList<>();
        for (Map.Entry<Integer, CardField> column : fields.entrySet()) {
            String text = row.cell(column.getKey()).strip();
            if (!text.isEmpty() && !says(CardValues.of(card, column.getValue()), text)) {
                try {
                    rules.add(rule(column.getValue(), text));
                } catch (BadRuleException bad) {
                    String header = column.getKey() < headers.size() ? headers.get(column.getKey()) : "";
                    return new Bad(
                        row.line(),
                        flaw(bad),
                        header,
                        text.length() > SHOWN ? text.substring(0, SHOWN) : text
                    );
                }
            }
        }
        CardEdit edit = CardEdit.of(card, rules);
        return edit.isEmpty() ? new ImportedRow.Unchanged(row.line()) : new ImportedRow.Edited(row.line(), card, edit);
    }

    /** Cells lose blanks around a text, the ends of its lines, and zeros behind a number: what differs in these only was not edited. */
    private static boolean says(FieldValue present, String text) {
        return switch (present) {
            case FieldValue.Text(String known) -> plain(known).equals(plain(text));
            case FieldValue.Amount(BigDecimal known) -> known
                .stripTrailingZeros()
                .toPlainString()
                .equals(text.replace(',', '.'));
            case FieldValue.None() -> false;
            case FieldValue.Values(List<String> _) -> false;
        };
    }

    private static String plain(String text) {
        return text.replaceAll("\\R", "\n").strip();
    }

    private static EditRule rule(CardField field, String text) {
        if (CLEAR.contains(text.toLowerCase(Locale.ROOT))) {
            return new EditRule(field, Operation.CLEAR, List.of(), "");
        }
        List<String> values = field instanceof CardField.Characteristic
            ? BETWEEN_VALUES.splitAsStream(text)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList()
            : List.of(text);
        return new EditRule(field, Operation.SET, values, "");
    }

    private static Flaw flaw(BadRuleException bad) {
        return switch (bad.flaw()) {
            case NOT_A_NUMBER -> Flaw.NOT_A_NUMBER;
            case NOT_FOR_THIS_FIELD -> Flaw.CANNOT_BE_CLEARED;
            case VALUE_TOO_LONG, VALUE_MISSING, ONE_VALUE_ONLY, FIND_MISSING -> Flaw.VALUE_TOO_LONG;
        };
    }
}
