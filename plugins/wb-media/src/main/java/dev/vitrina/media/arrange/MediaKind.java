package dev.vitrina.media.arrange;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.media.inventory.AssetStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Photos and video of cards, by {@code media/file} and {@code media/save}. It takes up to three steps to bring a card to what is wanted ({@link Plan}); the
 * first is taken by {@link #send}, each other one by {@link #follow} when the card shows the one before. A step is begun at most once for one sending,
 * and never because an answer was lost: only the card decides what is missing.
 */
public final class MediaKind implements ChangeKind {

    public static final String ID = "wb-media.media";
    public static final String EDIT = "wb-media:edit";
    static final String PHOTOS = "photos";
    static final String VIDEO = "video";

    /** How long files are kept for a set that was not sent, and for the way back. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int CHECKED_AT_ONCE = 20;
    /** Of a base token at most (WB items spec, limits of the media methods). */
    private static final Duration BETWEEN_FILES = Duration.ofMinutes(30);

    private final CardReading reading;
    private final ArrangeCheck check;
    private final ArrangeSteps steps;
    private final ArrangeRows rows;
    private final AssetStore inventory;
    private final ChangeTexts texts;
    private final Pace pace;
    private final Clock clock;

    MediaKind(
        CardReading reading,
        ArrangeCheck check,
        ArrangeSteps steps,
        ArrangeRows rows,
        AssetStore inventory,
        ChangeTexts texts,
        Pace pace,
        Clock clock
    ) {
        this.reading = reading;
        this.check = check;
        this.steps = steps;
        this.rows = rows;
        this.inventory = inventory;
        this.texts = texts;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String permission() {
        return EDIT;
    }

    @Override
    public String readPermission() {
        return "wb-media:read";
    }

    @Override
    public String title(Locale language) {
        return texts.in(language, "kind.media");
    }

    @Override
    public String fieldName(String field, Locale language) {
        return texts.in(language, "edited." + field);
    }

    @Override
    public String explain(Reason reason, Locale language) {
        return texts.explain(reason, language);
    }

    @Override
    public Optional<String> page(String key) {
        return Optional.of("/products/" + key);
    }

    /** Every photo of these cards is looked at. */
    @Override
    public int checkSize() {
        return CHECKED_AT_ONCE;
    }

    /** Both methods are of one card. */
    @Override
    public int batchSize() {
        return 1;
    }

    /** Three steps, each of which may take as long as Wildberries says; and with a token of the base kind half an hour passes between two files. */
    @Override
    public Duration patience() {
        return pace.giveUp().multipliedBy(4).plus(BETWEEN_FILES.multipliedBy(MediaLimits.MOST_PHOTOS + 2L));
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> drafted) {
        return switch (reading.read(shop, nmIds(drafted), Priority.REFRESH)) {
            case CardReading.Answer.NotNow(Problem problem, Instant retryAt) -> new CheckResult.Later(problem, retryAt);
            case CardReading.Answer.Cards(Map<Long, CardMedia> cards) -> new CheckResult.Checked(
                check.checked(shop, drafted, cards)
            );
        };
    }

    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        ChangeRow row = batch.rows().getFirst();
        return switch (reading.read(shop, nmIds(batch.rows()), priority)) {
            case CardReading.Answer.NotNow(Problem problem, Instant retryAt) -> new SendResult.Later(problem, retryAt);
            case CardReading.Answer.Cards(Map<Long, CardMedia> cards) -> {
                CardMedia card = cards.get(Long.valueOf(row.key()));
                yield card == null
                    ? new SendResult.Refused(texts.reason("CARD_GONE"))
                    : sent(steps.next(shop, card, rows.arrangement(row), sentAt(row), priority));
            }
        };
    }

    private SendResult sent(Stand stand) {
        return switch (stand) {
            case Stand.Shown() -> new SendResult.Accepted(null, Map.of(), clock.instant());
            case Stand.Waiting(Instant since) -> new SendResult.Accepted(null, Map.of(), pace.next(clock, since));
            case Stand.Unread(int _, Instant since) -> new SendResult.Accepted(null, Map.of(), pace.next(clock, since));
            case Stand.Stepped(boolean answered, String lost) -> answered
                ? new SendResult.Accepted(null, Map.of(), pace.soon(clock))
                : new SendResult.Uncertain(new Reason("ANSWER_LOST", lost), pace.afterLoss(clock));
            case Stand.Failed(Reason reason) -> new SendResult.Refused(reason);
            case Stand.NotNow(Problem problem, Instant retryAt) -> new SendResult.Later(problem, retryAt);
            case Stand.Paused(Instant retryAt) -> new SendResult.Accepted(null, Map.of(), retryAt);
        };
    }

    @Override
    public boolean sendsWhileFollowing() {
        return true;
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> sent) {
        return switch (reading.read(shop, nmIds(sent), Priority.REFRESH)) {
            case CardReading.Answer.NotNow(Problem problem, Instant retryAt) -> new FollowResult.Later(
                problem,
                retryAt
            );
            case CardReading.Answer.Cards(Map<Long, CardMedia> cards) -> {
                Map<String, RowOutcome> outcomes = new HashMap<>();
                for (ChangeRow row : sent) {
                    outcomes.put(row.key(), outcome(shop, row, cards.get(Long.valueOf(row.key()))));
                }
                yield new FollowResult.Looked(outcomes);
            }
        };
    }

    private RowOutcome outcome(ShopId shop, ChangeRow row, @Nullable CardMedia card) {
        if (card == null) {
            return new RowOutcome.Failed(texts.reason("CARD_GONE"));
        }
        return switch (steps.next(shop, card, rows.arrangement(row), sentAt(row), Priority.REFRESH)) {
            case Stand.Shown() -> new RowOutcome.Verified();
            case Stand.Stepped(boolean answered, var _) -> new RowOutcome.Pending(
                answered ? pace.soon(clock) : pace.afterLoss(clock)
            );
            case Stand.Unread(int number, Instant since) -> pace.isOver(clock, since)
                ? new RowOutcome.Failed(texts.reason("PHOTO_STAYED_UNREADABLE", Integer.toString(number)))
                : new RowOutcome.Pending(pace.next(clock, since));
            case Stand.Waiting(Instant since) -> pace.isOver(clock, since)
                ? new RowOutcome.Failed(texts.reason("NOT_APPLIED"))
                : new RowOutcome.Pending(pace.next(clock, since));
            case Stand.Failed(Reason reason) -> new RowOutcome.Failed(reason);
            case Stand.NotNow(var _, Instant retryAt) -> new RowOutcome.Pending(retryAt);
            case Stand.Paused(Instant retryAt) -> new RowOutcome.Pending(retryAt);
        };
    }

    /** As the card was: photos that it has no more from the copies of Wildberries' largest size, a video from its MP4 of 360 lines. */
    @Override
    public Optional<DraftRow> reverse(ChangeRow row) {
        return rows.reversed(row);
    }

    /** Of its steps one was taken, whatever became of the others. */
    @Override
    public boolean mayHaveChanged(ShopId shop, ChangeRow row) {
        return steps.hasSent(shop, Long.parseLong(row.key()), rows.arrangement(row));
    }

    @Override
    public void applied(ShopId shop, List<String> keys) {
        inventory.forget(shop, keys.stream().map(Long::valueOf).toList());
        steps.forgetBefore(clock.instant().minus(KEPT));
    }

    private Instant sentAt(ChangeRow row) {
        Instant sentAt = row.sentAt();
        return sentAt == null ? clock.instant() : sentAt;
    }

    private static List<Long> nmIds(List<ChangeRow> rows) {
        return rows
            .stream()
            .map(row -> Long.valueOf(row.key()))
            .toList();
    }
}
