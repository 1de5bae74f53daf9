package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.catalogue.Characteristic;
import dev.vitrina.sandbox.catalogue.CharacteristicRule;
import dev.vitrina.sandbox.catalogue.CharacteristicRules;
import dev.vitrina.sandbox.catalogue.Subject;
import dev.vitrina.sandbox.catalogue.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the content of a card must keep to. The texts about e-mail addresses and forbidden characters are Wildberries' own (items spec,
 * cards/error/list); the others are in their style. That a brand must be one of the directory is how the portal behaves.
 */
final class CardRules {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_VENDOR_CODE = 72;
    /** The usual limit; it differs from 1000 to 5000 by category. */
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private final Vocabulary vocabulary;

    CardRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * What is wrong with the card, nothing if it may be written.
     *
     * @param presentBrand the brand the card has: it may keep it, whatever the directory says
     */
    List<String> errors(CardDraft draft, Subject subject, String presentBrand) {
        List<String> errors = new ArrayList<>();
        text("Наименование", draft.title(), LONGEST_TITLE, errors);
        text("Описание", draft.description(), LONGEST_DESCRIPTION, errors);
        if (draft.vendorCode().isBlank() || draft.vendorCode().length() > LONGEST_VENDOR_CODE) {
            errors.add("Артикул продавца должен содержать от 1 до " + LONGEST_VENDOR_CODE + " символов");
        }
        boolean known = draft.brand().isEmpty() || draft.brand().equals(presentBrand);
        if (!known && !vocabulary.brandNames().contains(draft.brand())) {
            errors.add("Бренд «" + draft.brand() + "» не найден в справочнике брендов");
        }
        characteristics(draft, subject, errors);
        DimensionRules.check(draft.dimensions(), errors);
        return errors;
    }

    /** The subject's required characteristics that the card does not have. */
    static List<CharacteristicRule> missing(CardDraft draft, Subject subject) {
        Set<Integer> filled = draft
            .characteristics()
            .stream()
            .filter(value -> isFilled(value.value()))
            .map(CardDraft.Value::id)
            .collect(Collectors.toSet());
        return CharacteristicRules.of(subject)
            .stream()
            .filter(rule -> rule.required() && !filled.contains(rule.id()))
            .toList();
    }

    /** The characteristics of a card that passed the check; empty values are left out. */
    static List<Characteristic> characteristics(CardDraft draft, Subject subject) {
        Map<Integer, CharacteristicRule> rules = rules(subject);
        List<Characteristic> result = new ArrayList<>();
        for (CardDraft.Value value : draft.characteristics()) {
            CharacteristicRule rule = rules.get(value.id());
            if (rule != null && isFilled(value.value())) {
                result.add(
                    rule.type() == CharacteristicRule.NUMBER
                        ? new Characteristic.Number(rule.id(), rule.name(), value.value().decimalValue())
                        : new Characteristic.Texts(
                            rule.id(),
                            rule.name(),
                            value.value().valueStream().map(JsonNode::stringValue).toList()
                        )
                );
            }
        }
        return result;
    }

    private static void characteristics(CardDraft draft, Subject subject, List<String> errors) {
        Map<Integer, CharacteristicRule> rules = rules(subject);
        Set<Integer> seen = new HashSet<>();
        for (CardDraft.Value value : draft.characteristics()) {
            CharacteristicRule rule = rules.get(value.id());
            if (rule == null) {
                errors.add("Характеристики с ID %d нет у предмета «%s»".formatted(value.id(), subject.name()));
            } else if (!seen.add(value.id())) {
                errors.add("Характеристика «%s» указана дважды".formatted(rule.name()));
            } else if (isFilled(value.value())) {
                value(rule, value.value(), errors);
            }
        }
        List<CharacteristicRule> missing = missing(draft, subject);
        if (!missing.isEmpty()) {
            String names = missing.stream().map(CharacteristicRule::name).collect(Collectors.joining(", "));
            errors.add("Не заполнены обязательные характеристики: " + names);
        }
    }

    private static void value(CharacteristicRule rule, JsonNode value, List<String> errors) {
        if (rule.type() == 0) {
            errors.add("Характеристика «%s» не используется".formatted(rule.name()));
        } else if (rule.type() == CharacteristicRule.NUMBER) {
            if (!value.isNumber()) {
                errors.add("Значение характеристики «%s» должно быть числом".formatted(rule.name()));
            }
        } else if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            errors.add("Значение характеристики «%s» должно быть массивом строк".formatted(rule.name()));
        } else if (rule.maxCount() > 0 && value.size() > rule.maxCount()) {
            errors.add(
                "У характеристики «%s» может быть не больше значений, чем %d".formatted(rule.name(), rule.maxCount())
            );
        }
    }

    private static void text(String field, String text, int longest, List<String> errors) {
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add("Поле %s не должно быть длиннее %d символов".formatted(field, longest));
        }
        String forbidden = text
            .codePoints()
            .filter(c -> Character.getType(c) == Character.OTHER_SYMBOL && c > 0xFFFF)
            .distinct()
            .mapToObj(Character::toString)
            .collect(Collectors.joining(" "));
        if (!forbidden.isEmpty()) {
            errors.add("Поле " + field + " не должно содержать запрещенные символы: " + forbidden);
        }
        if (EMAIL.matcher(text).find()) {
            errors.add("Запрещено использовать E-Mail в поле " + field);
        }
    }

    private static boolean isFilled(JsonNode value) {
        boolean absent = value.isMissingNode() || value.isNull();
        return !absent && !(value.isArray() && value.isEmpty()) && !(value.isString() && value.stringValue().isBlank());
    }

    private static Map<Integer, CharacteristicRule> rules(Subject subject) {
        Map<Integer, CharacteristicRule> rules = new LinkedHashMap<>();
        CharacteristicRules.of(subject).forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }
}
