package dev.vitrina.media.arrange;

import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.media.arrange.StepStore.Step;
import dev.vitrina.media.download.MediaFetch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the next step of a card's arrangement, each at most once for one sending. */
final class ArrangeSteps {

    private final MediaWriter writer;
    private final StepStore steps;
    private final ChangeTexts texts;
    private final Clock clock;

    ArrangeSteps(MediaWriter writer, StepStore steps, ChangeTexts texts, Clock clock) {
        this.writer = writer;
        this.steps = steps;
        this.texts = texts;
        this.clock = clock;
    }

    Stand next(ShopId shop, CardMedia now, Arrangement wanted, Instant sentAt, Priority priority) {
        String playlist = now.card().video();
        String ownVideo = playlist == null ? null : MediaFetch.smallOf(playlist);
        long nmId = now.card().nmId();
        Turn turn = new Turn(shop, nmId, row(wanted), sentAt, priority);
        if (now.unanswered().isPresent()) {
            return new Stand.Unread(
                now.unanswered().getAsInt(),
                steps.unreadSince(shop, nmId, sentAt, clock.instant())
            );
        }
        steps.read(shop, nmId, sentAt);
        Plan plan = Plan.next(now, wanted, ownVideo, turn.begun());
        // Once something was sent the card shows what becomes of that, and nothing else.
        if (!(plan instanceof Plan.Done) && !turn.hasSentPhotos()) {
            if (!Opened.isStill(wanted, now)) {
                return new Stand.Failed(texts.reason(wanted.isAdding() ? "PHOTOS_CHANGED_SINCE" : "PHOTOS_CHANGED"));
            }
        } else if (plan instanceof Plan.Uploads || plan instanceof Plan.Save) {
            if (Opened.hasStranger(wanted, now)) {
                return new Stand.Failed(texts.reason("PHOTOS_CHANGED"));
            }
            // The CDN comes to a new photo late, to somebody else's too.
            if (Opened.hasUnknown(wanted, now)) {
                return new Stand.Waiting(turn.last().orElse(sentAt));
            }
        }
        return switch (plan) {
            // While Wildberries is at work a photo may be nowhere to be seen.
            case Plan.Gone(int place) -> turn
                .last()
                .<Stand>map(Stand.Waiting::new)
                .orElseGet(() -> new Stand.Failed(texts.reason("PHOTO_GONE", Integer.toString(place))));
            case Plan.Uploads(List<Plan.Upload> files) -> turn.files(files);
            case Plan.Save(List<String> links) -> turn.once(Step.ORDER, () -> turn.save(links));
            case Plan.Behind() -> new Stand.Waiting(turn.last().orElse(sentAt));
            case Plan.Done() -> video(turn, now, wanted.video().file());
        };
    }

    /** The same in every sending: what is wanted, and what was there at the check. */
    private static UUID row(Arrangement wanted) {
        return UUID.nameUUIDFromBytes(wanted.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether anything was sent for a row, in any sending, but for what certainly came to nothing. */
    boolean hasSent(ShopId shop, long nmId, Arrangement wanted) {
        return !steps.sent(shop, nmId, row(wanted)).isEmpty();
    }

    void forgetBefore(Instant then) {
        steps.forgetBefore(then);
    }

    /** A video goes up last, since a list of links would throw it away. That it is another one than before nobody can see. */
    private Stand video(Turn turn, CardMedia now, @Nullable WantedFile file) {
        if (file == null) {
            return new Stand.Shown();
        }
        if (turn.begun(Step.VIDEO).isEmpty()) {
            return turn.once(Step.VIDEO, () -> turn.noted(Step.VIDEO.name(), () -> turn.put(1, file)));
        }
        return now.hasVideo() ? new Stand.Shown() : new Stand.Waiting(turn.begun(Step.VIDEO).orElseGet(clock::instant));
    }

    /** What one does. */
    @FunctionalInterface
    private interface Deed {
        Stand run();
    }

    private final class Turn {

        private final ShopId shop;
        private final long nmId;
        private final UUID row;
        private final Instant sentAt;
        private final Priority priority;

        Turn(ShopId shop, long nmId, UUID row, Instant sentAt, Priority priority) {
            this.shop = shop;
            this.nmId = nmId;
            this.row = row;
            this.sentAt = sentAt;
            this.priority = priority;
        }

        Optional<Instant> begun(Step step) {
            return steps.begun(shop, nmId, sentAt, step);
        }

        Plan.Begun begun() {
            Set<String> sent = steps.sent(shop, nmId, row);
            return new Plan.Begun(sent, sent.contains(Step.ORDER.name()), begun(Step.ORDER).isPresent());
        }

        /** In any sending of the row. */
        boolean hasSentPhotos() {
            return steps
                .sent(shop, nmId, row)
                .stream()
                .anyMatch(what -> !what.equals(Step.VIDEO.name()));
        }

        Optional<Instant> last() {
            return steps.last(shop, nmId, sentAt);
        }

        Stand once(Step step, Deed deed) {
            if (!steps.begin(shop, nmId, sentAt, step, clock.instant())) {
                return new Stand.Waiting(begun(step).orElseGet(clock::instant));
            }
            Stand stand = deed.run();
            if (stand instanceof Stand.NotNow) {
                steps.takeBack(shop, nmId, sentAt, step);
            }
            return stand;
        }

        /** Notes what is sent, and forgets it when for certain nothing came of it, now and before. */
        private Stand noted(String what, Deed deed) {
            boolean first = steps.sent(shop, nmId, row, what, clock.instant());
            Stand stand = deed.run();
            if (first && (stand instanceof Stand.Failed || stand instanceof Stand.NotNow)) {
                steps.notSent(shop, nmId, row, what);
            }
            return stand;
        }

        Stand save(List<String> links) {
            return noted(Step.ORDER.name(), () -> stand(writer.save(shop, nmId, links, priority)));
        }

        /**
         * The files that are missing; of those that had to wait for others' quota only what was never sent, once all that was sent shows: what Wildberries
         * has not come to yet would be taken for missing.
         */
        Stand files(List<Plan.Upload> missing) {
            if (steps.begin(shop, nmId, sentAt, Step.FILES, clock.instant())) {
                Stand stand = upload(missing);
                if (stand instanceof Stand.NotNow) {
                    steps.takeBack(shop, nmId, sentAt, Step.FILES);
                }
                return stand;
            }
            Set<String> sent = steps.sent(shop, nmId, row);
            if (missing.stream().anyMatch(upload -> sent.contains(upload.file().id()))) {
                return new Stand.Waiting(begun(Step.FILES).orElseGet(clock::instant));
            }
            Stand stand = upload(missing);
            if (stand instanceof Stand.NotNow(var _, Instant retryAt)) {
                return new Stand.Paused(retryAt);
            }
            steps.goOn(shop, nmId, sentAt, Step.FILES, clock.instant());
            return stand;
        }

        private Stand upload(List<Plan.Upload> files) {
            Stand last = new Stand.Stepped(true, "");
            for (int at = 0; at < files.size(); at++) {
                Plan.Upload upload = files.get(at);
                last = noted(upload.file().id(), () -> put(upload.number(), upload.file()));
                if (last instanceof Stand.Stepped(boolean answered, var _) && answered) {
                    continue;
                }
                return at == 0 ? last : partly(last, at, files.size());
            }
            return last;
        }

        /** Some files are there. A refusal fails the row, and repeating it sends only the others; what has to wait goes on by itself. */
        private Stand partly(Stand last, int sent, int all) {
            return switch (last) {
                case Stand.Failed(Reason reason) -> new Stand.Failed(
                    texts.reason("PARTLY_SENT", Integer.toString(sent), Integer.toString(all), reason.message())
                );
                case Stand.NotNow(var _, Instant retryAt) -> new Stand.Paused(retryAt);
                default -> last;
            };
        }

        Stand put(int number, WantedFile file) {
            return writer
                .file(shop, nmId, number, file, priority)
                .map(Turn::stand)
                .orElseGet(() -> new Stand.Failed(texts.reason("FILE_GONE", file.name())));
        }

        private static Stand stand(MediaAnswer answer) {
            return switch (answer) {
                case MediaAnswer.Taken() -> new Stand.Stepped(true, "");
                case MediaAnswer.Refused(String reason) -> new Stand.Failed(ChangeTexts.wildberries(reason));
                case MediaAnswer.Lost(String reason) -> new Stand.Stepped(false, reason);
                case MediaAnswer.NotNow(Problem problem, Instant retryAt) -> new Stand.NotNow(problem, retryAt);
            };
        }
    }
}
