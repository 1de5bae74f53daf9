package dev.vitrina.products.api;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.products.api.Drafts.Drafted;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.change.CreateKind;
import dev.vitrina.products.change.NewCardRows;
import dev.vitrina.products.edit.CardEdit;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.edit.EditRule.Operation;
import dev.vitrina.products.edit.FieldValue;
import dev.vitrina.products.edit.NewCard;
import dev.vitrina.products.edit.NewCard.NewSize;
import dev.vitrina.products.fresh.FreshCard;
import dev.vitrina.products.fresh.FreshCards;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/**
 * Drafts of new cards. A card of another of the user's shops is copied by who reads it there: a request sees one shop only, whose grants the host has
 * checked.
 */
@Controller
public final class ProductCreation {

    private static final int MOST = 1_000;

    private final Drafts drafts;
    private final NewCardRows rows;
    private final FreshCards cards;

    public ProductCreation(Drafts drafts, NewCardRows rows, FreshCards cards) {
        this.drafts = drafts;
        this.rows = rows;
        this.cards = cards;
    }

    /** Maps to {@code ProductsCreateInput}. */
    public record CreateInput(List<NewCardInput> cards, @Nullable String title, @Nullable String idempotencyKey) {}

    /** Maps to {@code ProductNewCard}. */
    public record NewCardInput(
        String vendorCode,
        @Nullable String subjectId,
        @Nullable String templateNmId,
        @Nullable List<ValueInput> values,
        @Nullable List<SizeInput> sizes,
        @Nullable Boolean kizMarked,
        @Nullable Boolean makeBarcodes
    ) {}

    /** Maps to {@code ProductFieldValue}. */
    public record ValueInput(String field, List<String> values) {}

    /** Maps to {@code ProductNewSize}. */
    public record SizeInput(
        @Nullable String techSize,
        @Nullable String wbSize,
        @Nullable Long price,
        @Nullable List<String> skus
    ) {
        NewSize size() {
            return new NewSize(techSize, wbSize, price, skus == null ? List.of() : skus);
        }
    }

    @MutationMapping
    public Drafted productsCreate(ShopContext shop, Actor actor, @Argument CreateInput input) {
        List<UserError> errors = new ArrayList<>();
        if (input.cards().isEmpty() || input.cards().size() > MOST) {
            errors.add(drafts.error("CARDS_MISSING", "cards"));
        }
        List<DraftRow> drafted = new ArrayList<>();
        Set<String> vendorCodes = new HashSet<>();
        Map<Long, FreshCard> templates = templates(shop.id(), input.cards());
        for (int i = 0; i < input.cards().size() && errors.size() < MOST; i++) {
            NewCardInput card = input.cards().get(i);
            String place = Integer.toString(i);
            if (card.vendorCode().isBlank()) {
                errors.add(drafts.error("VALUE_MISSING", "cards", place, "vendorCode"));
            } else if (!vendorCodes.add(card.vendorCode().strip())) {
                errors.add(drafts.error("VENDOR_CODE_TWICE", "cards", place, "vendorCode"));
            } else {
                DraftRow row = row(card, place, templates, errors);
                if (row != null) {
                    drafted.add(row);
                }
            }
        }
        return errors.isEmpty()
            ? drafts.draft(
                new Drafts.Request(
                    shop.id(),
                    actor,
                    CreateKind.ID,
                    "create",
                    input.title(),
                    input.idempotencyKey(),
                    input
                ),
                drafted.iterator()
            )
            : Drafted.refused(errors);
    }

    private @Nullable DraftRow row(
        NewCardInput input,
        String place,
        Map<Long, FreshCard> templates,
        List<UserError> errors
    ) {
        Map<CardField, FieldValue> values = new LinkedHashMap<>();
        List<ValueInput> given = input.values() == null ? List.of() : input.values();
        EditRuleInput.Read read = given.isEmpty()
            ? new EditRuleInput.Read(List.of(), List.of())
            : EditRuleInput.read(
                given
                    .stream()
                    .map(value -> new EditRuleInput(value.field(), Operation.SET, value.values(), ""))
                    .toList(),
                drafts,
                "values"
            );
        read
            .errors()
            .forEach(error -> {
                List<String> path = new ArrayList<>(List.of("cards", place));
                path.addAll(error.path());
                errors.add(new UserError(error.code(), error.message(), path));
            });
        read.rules().forEach(rule -> values.put(rule.field(), rule.of()));
        values.put(CardField.Text.VENDOR_CODE, FieldValue.text(input.vendorCode().strip()));
        NewCard card;
        if (input.templateNmId() != null) {
            FreshCard template = templates.get(Ids.parse("templateNmId", input.templateNmId()));
            if (template == null) {
                errors.add(drafts.error("CARD_GONE", "cards", place, "templateNmId"));
                return null;
            }
            card = NewCard.like(template.card(), input.vendorCode().strip(), new CardEdit(values));
        } else if (input.subjectId() == null) {
            errors.add(drafts.error("SUBJECT_MISSING", "cards", place, "subjectId"));
            return null;
        } else {
            card = new NewCard(
                Ids.parse("subjectId", input.subjectId()),
                new CardEdit(values),
                List.of(),
                input.kizMarked(),
                null
            );
        }
        return rows.draft(sized(card, input.sizes()), Boolean.TRUE.equals(input.makeBarcodes()));
    }

    private static NewCard sized(NewCard card, @Nullable List<SizeInput> sizes) {
        return sizes == null
            ? card
            : new NewCard(
                card.subjectId(),
                card.values(),
                sizes.stream().map(SizeInput::size).toList(),
                card.kizMarked(),
                card.wholesale()
            );
    }

    private Map<Long, FreshCard> templates(ShopId shop, List<NewCardInput> inputs) {
        List<Long> nmIds = inputs
            .stream()
            .map(NewCardInput::templateNmId)
            .flatMap(Stream::ofNullable)
            .map(id -> Ids.parse("templateNmId", id))
            .distinct()
            .toList();
        return nmIds.isEmpty() ? Map.of() : cards.mirrored(shop, nmIds);
    }
}
