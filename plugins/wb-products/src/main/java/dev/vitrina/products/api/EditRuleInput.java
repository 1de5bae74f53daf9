package dev.vitrina.products.api;

import dev.vitrina.api.error.UserError;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.edit.EditRule;
import dev.vitrina.products.edit.EditRule.BadRuleException;
import dev.vitrina.products.edit.EditRule.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps to the GraphQL input {@code ProductEditRule}. */
public record EditRuleInput(String field, Operation operation, @Nullable List<String> values, @Nullable String find) {
    private static final int MOST = 50;

    /** Rules, or why they are none. */
    record Read(List<EditRule> rules, List<UserError> errors) {}

    /** @param place where they stand in the input */
    static Read read(List<EditRuleInput> inputs, Drafts drafts, String place) {
        List<EditRule> rules = new ArrayList<>();
        List<UserError> errors = new ArrayList<>();
        if (inputs.isEmpty() || inputs.size() > MOST) {
            errors.add(drafts.error("RULES_MISSING", place));
        }
        for (int i = 0; i < inputs.size() && errors.size() < MOST; i++) {
            EditRuleInput input = inputs.get(i);
            Optional<CardField> field = CardField.of(input.field());
            if (field.isEmpty()) {
                errors.add(drafts.error("UNKNOWN_FIELD", place, Integer.toString(i), "field"));
                continue;
            }
            try {
                rules.add(
                    new EditRule(
                        field.get(),
                        input.operation(),
                        input.values() == null ? List.of() : input.values(),
                        input.find() == null ? "" : input.find()
                    )
                );
            } catch (BadRuleException bad) {
                errors.add(drafts.error(bad.flaw().name(), place, Integer.toString(i), part(bad.flaw())));
            }
        }
        return new Read(rules, errors);
    }

    private static String part(EditRule.Flaw flaw) {
        return switch (flaw) {
            case NOT_FOR_THIS_FIELD -> "operation";
            case FIND_MISSING -> "find";
            case VALUE_MISSING, VALUE_TOO_LONG, ONE_VALUE_ONLY, NOT_A_NUMBER -> "values";
        };
    }
}
