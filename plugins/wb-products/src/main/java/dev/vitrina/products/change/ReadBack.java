package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.fresh.CardLookup;
import dev.vitrina.products.fresh.ErrorList;
import dev.vitrina.products.fresh.FreshAnswer;
import dev.vitrina.products.fresh.FreshCard;
import dev.vitrina.products.fresh.FreshCards;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of cards that were sent: Wildberries' error list first, then the cards themselves. A card that shows what was sent is done, whatever the
 * answer was; one that Wildberries names in the list since it was sent has failed; all others are waited for. Only where the answer was lost and
 * nothing has come of it for long is a row given up: then nothing will, and somebody may repeat it.
 */
public final class ReadBack {

    private static final Priority PRIORITY = Priority.REFRESH;

    private final FreshCards fresh;
    private final CardLookup lookup;
    private final ErrorList errors;
    private final EditRows rows;
    private final KindTexts texts;
    private final Pace pace;
    private final Clock clock;

    public ReadBack(
        FreshCards fresh,
        CardLookup lookup,
        ErrorList errors,
        EditRows rows,
        KindTexts texts,
        Pace pace,
        Clock clock
    ) {
        this.fresh = fresh;
        this.lookup = lookup;
        this.errors = errors;
        this.rows = rows;
        this.texts = texts;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * @param listed  whether what fails comes into the error list
     * @param applied whether a card shows what its row wants
     */
    FollowResult cards(ShopId shop, List<ChangeRow> rows, boolean listed, BiPredicate<ChangeRow, FreshCard> applied) {
        FreshAnswer<Long> answer = fresh.read(shop, KindParts.nmIds(rows), PRIORITY);
        if (answer instanceof FreshAnswer.NotNow<Long>(var problem, var retryAt)) {
            return new FollowResult.Later(problem, retryAt);
        }
        Map<Long, FreshCard> cards = new HashMap<>(((FreshAnswer.Cards<Long>) answer).found());
        List<ChangeRow> open = unsettled(rows, cards, applied);
        List<Long> few = ((FreshAnswer.Cards<Long>) answer).mirrored() ? few(open) : List.of();
        if (!few.isEmpty()) {
            if (lookup.byNmId(shop, few, PRIORITY) instanceof FreshAnswer.Cards<Long> read) {
                cards.putAll(read.found());
                open = unsettled(rows, cards, applied);
            }
        }
        Map<String, RowOutcome> outcomes = new HashMap<>();
        rows.forEach(row -> outcomes.put(row.key(), new RowOutcome.Verified()));
        Map<Upload, Map<String, String>> said = listed && !open.isEmpty() ? said(shop, open) : Map.of();
        for (ChangeRow row : open) {
            FreshCard card = cards.get(Long.valueOf(row.key()));
            outcomes.put(row.key(), outcome(row, said, card == null ? row.label() : card.card().vendorCode()));
        }
        return new FollowResult.Looked(outcomes);
    }

    /** A change that moves no time is in no list of changes: the first of those that are late are looked at one by one. */
    private List<Long> few(List<ChangeRow> open) {
        Instant late = clock.instant().minus(pace.afterLoss());
        return KindParts.nmIds(
            open
                .stream()
                .filter(row -> row.sentAt() != null && row.sentAt().isBefore(late))
                .limit(FreshCards.FEW)
                .toList()
        );
    }

    private static List<ChangeRow> unsettled(
        List<ChangeRow> rows,
        Map<Long, FreshCard> cards,
        BiPredicate<ChangeRow, FreshCard> applied
    ) {
        return rows
            .stream()
            .filter(row -> {
                FreshCard card = cards.get(Long.valueOf(row.key()));
                return card == null || !applied.test(row, card);
            })
            .toList();
    }

    /** What rows went up with: since when the error list speaks of them, and not of what was sent before. */
    record Upload(@Nullable String reference, @Nullable Instant sentAt) {
        static Upload of(ChangeRow row) {
            return new Upload(row.reference(), row.sentAt());
        }
    }

    /** What Wildberries has said of cards since each upload, by vendor code. */
    Map<Upload, Map<String, String>> said(ShopId shop, List<ChangeRow> rows) {
        Map<Upload, Map<String, String>> all = new HashMap<>();
        for (Upload upload : rows.stream().map(Upload::of).distinct().toList()) {
            Instant sentAt = Objects.requireNonNullElse(upload.sentAt(), clock.instant());
            errors.since(shop, upload.reference(), sentAt, PRIORITY).ifPresent(words -> all.put(upload, words));
        }
        return all;
    }

    /** @param vendorCode the card's as it is; it was sent by the one it is to have, and its label is what it had when it was checked */
    RowOutcome outcome(ChangeRow row, Map<Upload, Map<String, String>> said, String vendorCode) {
        Map<String, String> own = said.getOrDefault(Upload.of(row), Map.of());
        Stream<String> sent = row
            .fields()
            .stream()
            .filter(field -> field.name().equals(CardField.Text.VENDOR_CODE.path()))
            .map(field -> rows.parse(field.after()))
            .filter(Objects::nonNull)
            .map(value -> value.asString(""));
        Optional<String> words = Stream.concat(Stream.of(vendorCode, row.label()), sent)
            .filter(own::containsKey)
            .map(own::get)
            .findFirst();
        if (words.isPresent()) {
            return new RowOutcome.Failed(ChangeTexts.wildberries(words.get()));
        }
        return row.state() == RowState.UNCERTAIN && pace.isOver(clock, row.sentAt())
            ? new RowOutcome.Failed(texts.reason("NOT_APPLIED"))
            : new RowOutcome.Pending(pace.next(clock, row.sentAt()));
    }
}
