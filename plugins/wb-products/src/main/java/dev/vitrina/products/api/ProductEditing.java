package dev.vitrina.products.api;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.user.Actor;
import dev.vitrina.products.api.Drafts.Drafted;
import dev.vitrina.products.api.Drafts.Request;
import dev.vitrina.products.api.Selections.SelectionInput;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.change.CharacteristicNames;
import dev.vitrina.products.change.EditKind;
import dev.vitrina.products.change.EditRows;
import dev.vitrina.products.change.GroupKind;
import dev.vitrina.products.change.TagKind;
import dev.vitrina.products.change.TrashKind;
import dev.vitrina.products.edit.CardEdit;
import dev.vitrina.products.edit.EditRule.Operation;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Drafts of changes of cards that are there. */
@Controller
public final class ProductEditing {

    private static final int MOST = 10_000;
    private static final int MOST_IN_A_GROUP = 1_000;

    private final Selections selections;
    private final Drafts drafts;
    private final EditRows editRows;
    private final TagKind tags;
    private final CharacteristicNames names;

    public ProductEditing(
        Selections selections,
        Drafts drafts,
        EditRows editRows,
        TagKind tags,
        CharacteristicNames names
    ) {
        this.selections = selections;
        this.drafts = drafts;
        this.editRows = editRows;
        this.tags = tags;
        this.names = names;
    }

    /** Maps to {@code ProductsEditInput}. */
    public record EditInput(
        SelectionInput cards,
        List<EditRuleInput> rules,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    /** Cards that the rules leave as they are become no rows. */
    @MutationMapping
    public Drafted productsEdit(ShopContext shop, Actor actor, @Argument EditInput input) {
        EditRuleInput.Read read = EditRuleInput.read(input.rules(), drafts, "rules");
        if (!read.errors().isEmpty()) {
            return Drafted.refused(read.errors());
        }
        EditRows.Drafting drafting = editRows.drafting();
        Stream<DraftRow> rows = cards(shop, input.cards())
            .map(card -> edited(drafting, card, CardEdit.of(card, read.rules())))
            .flatMap(Stream::ofNullable);
        return drafts.draft(
            new Request(shop.id(), actor, EditKind.ID, "editor", input.title(), input.idempotencyKey(), input),
            rows.iterator()
        );
    }

    private @Nullable DraftRow edited(EditRows.Drafting drafting, Card card, CardEdit edit) {
        names.learn(card);
        return edit.isEmpty() ? null : drafting.draft(card, edit);
    }

    /** Maps to {@code ProductsSetTagsInput}. */
    public record TagsInput(
        SelectionInput cards,
        Operation operation,
        List<String> tags,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    @MutationMapping
    public Drafted productsSetTags(ShopContext shop, Actor actor, @Argument TagsInput input) {
        Function<Set<String>, Set<String>> change = tagsAfter(input.operation(), input.tags());
        if (change == null) {
            return Drafted.refused(List.of(drafts.error("NOT_FOR_THIS_FIELD", "operation")));
        }
        Stream<DraftRow> rows = cards(shop, input.cards()).flatMap(card -> {
                Set<String> present = card
                    .tags()
                    .stream()
                    .map(Card.Tag::name)
                    .collect(Collectors.toCollection(TreeSet::new));
                Set<String> after = change.apply(present);
                return after.equals(present) ? Stream.empty() : Stream.of(tags.draft(card, after));
            });
        return drafts.draft(
            new Request(shop.id(), actor, TagKind.ID, "tags", input.title(), input.idempotencyKey(), input),
            rows.iterator()
        );
    }

    private static @Nullable Function<Set<String>, Set<String>> tagsAfter(
        Operation operation,
        Collection<String> tags
    ) {
        return switch (operation) {
            case SET -> _ -> new TreeSet<>(tags);
            case CLEAR -> _ -> Set.of();
            case ADD -> present -> {
                Set<String> all = new TreeSet<>(present);
                all.addAll(tags);
                return all;
            };
            case REMOVE -> present -> {
                Set<String> rest = new TreeSet<>(present);
                rest.removeAll(tags);
                return rest;
            };
            case APPEND, PREPEND, REPLACE -> null;
        };
    }

    /** Maps to {@code ProductsTrashInput}. */
    public record TrashInput(SelectionInput cards, @Nullable String title, @Nullable String idempotencyKey) {}

    @MutationMapping
    public Drafted productsTrash(ShopContext shop, Actor actor, @Argument TrashInput input) {
        Stream<DraftRow> rows = cards(shop, input.cards()).map(card ->
            TrashKind.draft(card.nmId(), card.vendorCode().isBlank() ? card.title() : card.vendorCode(), true)
        );
        return drafts.draft(
            new Request(shop.id(), actor, TrashKind.ID, "trash", input.title(), input.idempotencyKey(), input),
            rows.iterator()
        );
    }

    /** Maps to {@code ProductsRestoreInput}. */
    public record RestoreInput(List<String> nmIds, @Nullable String title, @Nullable String idempotencyKey) {}

    @MutationMapping
    public Drafted productsRestore(ShopContext shop, Actor actor, @Argument RestoreInput input) {
        Stream<DraftRow> rows = Selections.nmIds(input.nmIds(), MOST)
            .stream()
            .map(nmId -> TrashKind.draft(nmId, Long.toString(nmId), false));
        return drafts.draft(
            new Request(shop.id(), actor, TrashKind.ID, "restore", input.title(), input.idempotencyKey(), input),
            rows.iterator()
        );
    }

    /** Maps to {@code ProductsGroupInput}. */
    public record GroupInput(
        List<String> nmIds,
        @Nullable String into,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    @MutationMapping
    public Drafted productsGroup(ShopContext shop, Actor actor, @Argument GroupInput input) {
        Long target = input.into() == null ? null : Long.valueOf(Ids.parse("into", input.into()));
        Selections.nmIds(input.nmIds(), MOST_IN_A_GROUP);
        Stream<DraftRow> rows = cards(shop, new SelectionInput(input.nmIds(), null, null))
            .filter(card -> target == null || card.imtId() != target)
            .map(card -> GroupKind.draft(card, target));
        return drafts.draft(
            new Request(shop.id(), actor, GroupKind.ID, "group", input.title(), input.idempotencyKey(), input),
            rows.iterator()
        );
    }

    private Stream<Card> cards(ShopContext shop, SelectionInput selection) {
        Iterator<Card> cards = selections.cards(shop.id(), selection);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cards, 0), false);
    }
}
