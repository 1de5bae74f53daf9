package dev.vitrina.products.edit;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.directory.DirectoryKind;
import dev.vitrina.products.edit.EditFinding.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Wildberries would refuse of an edit, found before it is sent (WB items spec: cards/update, cards/upload, object/charcs and the examples of
 * cards/error/list). What is not edited is not judged, but for required characteristics: the whole card is sent.
 */
public final class CardCheck {

    public static final int TITLE = 60;
    public static final int VENDOR_CODE = 72;
    /** The largest of all categories; most allow {@link #USUAL_DESCRIPTION}, the smallest 1000. */
    public static final int DESCRIPTION = 5_000;
    public static final int USUAL_DESCRIPTION = 2_000;
    private static final int WEIGHT_DECIMALS = 3;

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.\\p{L}{2,}");
    /** Emoji and dingbats: Wildberries' example of what a text may not hold. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x{2600}-\\x{27BF}\\x{1F000}-\\x{1FAFF}]");

    private final CharacteristicCheck characteristics = new CharacteristicCheck();

    public List<EditFinding> findings(Card card, CardEdit edit, SubjectKnowledge subject) {
        List<EditFinding> findings = new ArrayList<>();
        edit
            .values()
            .forEach((field, value) -> {
                switch (field) {
                    case CardField.Text text -> text(
                        text,
                        value instanceof FieldValue.Text(String t) ? t : "",
                        findings
                    );
                    case CardField.Measure measure -> measure(measure, value, findings);
                    case CardField.Characteristic _ -> {}
                }
            });
        if (edit.values().get(CardField.Text.BRAND) instanceof FieldValue.Text(String brand)) {
            brand(brand, subject, findings);
        }
        characteristics.judge(card, edit, subject, findings);
        return List.copyOf(findings);
    }

    private static void text(CardField.Text field, String text, List<EditFinding> findings) {
        int length = text.codePointCount(0, text.length());
        switch (field) {
            case TITLE -> {
                if (text.isBlank()) {
                    findings.add(EditFinding.of(Code.TITLE_EMPTY, field));
                } else if (length > TITLE) {
                    findings.add(EditFinding.of(Code.TITLE_TOO_LONG, field, length, TITLE));
                }
                prohibited(field, text, findings);
            }
            case DESCRIPTION -> {
                if (length > DESCRIPTION) {
                    findings.add(EditFinding.of(Code.DESCRIPTION_TOO_LONG, field, length, DESCRIPTION));
                } else if (length > USUAL_DESCRIPTION) {
                    findings.add(EditFinding.of(Code.DESCRIPTION_MAYBE_TOO_LONG, field, length, USUAL_DESCRIPTION));
                }
                prohibited(field, text, findings);
            }
            case VENDOR_CODE -> {
                if (text.isBlank()) {
                    findings.add(EditFinding.of(Code.VENDOR_CODE_EMPTY, field));
                } else if (length > VENDOR_CODE) {
                    findings.add(EditFinding.of(Code.VENDOR_CODE_TOO_LONG, field, length, VENDOR_CODE));
                }
            }
            case BRAND -> {}
        }
    }

    private static void prohibited(CardField field, String text, List<EditFinding> findings) {
        Matcher forbidden = FORBIDDEN.matcher(text);
        if (forbidden.find()) {
            findings.add(EditFinding.of(Code.FORBIDDEN_CHARACTERS, field, forbidden.group()));
        }
        if (EMAIL.matcher(text).find()) {
            findings.add(EditFinding.of(Code.EMAIL_IN_TEXT, field));
        }
    }

    private static void measure(CardField.Measure field, FieldValue value, List<EditFinding> findings) {
        if (!(value instanceof FieldValue.Amount(BigDecimal number)) || number.signum() <= 0) {
            findings.add(EditFinding.of(Code.DIMENSION_NOT_POSITIVE, field));
            return;
        }
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        if (field == CardField.Measure.WEIGHT) {
            if (decimals > WEIGHT_DECIMALS) {
                findings.add(EditFinding.of(Code.WEIGHT_TOO_PRECISE, field, WEIGHT_DECIMALS));
            }
        } else if (decimals > 0) {
            findings.add(EditFinding.of(Code.DIMENSION_NOT_WHOLE, field));
        }
    }

    /** No more than a warning: the list of a subject's brands may be longer than what was read of it. */
    private static void brand(String brand, SubjectKnowledge subject, List<EditFinding> findings) {
        Set<String> brands = subject.values(DirectoryKind.BRANDS).orElse(Set.of());
        if (!brands.isEmpty() && !brands.contains(brand.strip().toLowerCase(Locale.ROOT))) {
            findings.add(EditFinding.of(Code.BRAND_UNKNOWN, CardField.Text.BRAND, brand));
        }
    }
}
