package dev.vitrina.media.intake;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.ArrangeRows;
import dev.vitrina.media.arrange.Arrangement;
import dev.vitrina.media.arrange.MediaLimits;
import dev.vitrina.media.arrange.WantedFile;
import dev.vitrina.media.arrange.WantedPhoto;
import dev.vitrina.media.arrange.WantedVideo;
import dev.vitrina.media.intake.Matching.OfACard;
import dev.vitrina.media.intake.Report.Placed;
import dev.vitrina.media.intake.Source.Brought;
import dev.vitrina.media.intake.Source.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts files to cards, in a report or as rows of a change set. */
final class Intake {

    private final Matching matching;
    private final FileCheck check;
    private final ArrangeRows rows;

    Intake(Matching matching, FileCheck check, ArrangeRows rows) {
        this.matching = matching;
        this.check = check;
        this.rows = rows;
    }

    /** Maps to {@code MediaIntakeMode}. */
    enum Mode {
        ADD,
        REPLACE,
    }

    /** Where a file goes that is taken. */
    @FunctionalInterface
    interface Keeper {
        WantedFile keep(String name, FileFormat format, byte[] bytes) throws IOException;
    }

    /** Told after each file. */
    @FunctionalInterface
    interface Watcher {
        /** @throws java.util.concurrent.CancellationException when it is to end */
        void looked(int files, int of) throws IOException;
    }

    /** What came of it. */
    record Taken(Report report, List<DraftRow> rows) {}

    Taken take(ShopId shop, Source source, Mode mode, Keeper keeper, Watcher watcher) throws IOException {
        int total = source.files().size();
        Report.Builder report = new Report.Builder(total + source.refused().size());
        source.refused().forEach(file -> report.refuse(file.path(), file.why()));
        watcher.looked(0, total);
        List<DraftRow> drafted = new ArrayList<>();
        int[] left = { 0 };
        List<OfACard> matched = matching.match(shop, source.files(), (path, isAmbiguous) -> {
            left[0]++;
            if (isAmbiguous) {
                report.refuse(path, Refusal.AMBIGUOUS_NAME);
            } else {
                report.unmatched(path);
            }
        });
        int looked = left[0];
        for (OfACard own : matched) {
            Filling filling = new Filling(own.card(), mode, report);
            for (Brought file : own.files()) {
                filling.put(file, keeper);
                watcher.looked(++looked, total);
            }
            DraftRow row = filling.end();
            if (row != null) {
                drafted.add(row);
            }
        }
        return new Taken(report.build(), drafted);
    }

    /** One card, and what it gets. */
    private final class Filling {

        private final CatalogueCard card;
        private final Mode mode;
        /** Photos that stay, as far as the mirror knows: the check puts what is new behind those that there are then. */
        private final int present;
        private final Report.Builder report;
        private final List<WantedPhoto> photos = new ArrayList<>();
        private final List<Placed> placed = new ArrayList<>();
        private @Nullable WantedVideo video;

        Filling(CatalogueCard card, Mode mode, Report.Builder report) {
            this.card = card;
            this.report = report;
            this.mode = mode;
            this.present = mode == Mode.ADD ? card.photos().size() : 0;
        }

        void put(Brought file, Keeper keeper) throws IOException {
            byte[] bytes;
            try {
                bytes = file.read();
            } catch (RefusedException refused) {
                report.refuse(file.path(), refused.why());
                return;
            }
            switch (check.of(bytes)) {
                case Verdict.Refused(Refusal why) -> report.refuse(file.path(), why);
                case Verdict.Video(FileFormat format) -> video(file.path(), format, bytes, keeper);
                case Verdict.Photo photo -> photo(file.path(), photo, bytes, keeper);
            }
        }

        private void video(String path, FileFormat format, byte[] bytes, Keeper keeper) throws IOException {
            if (video != null) {
                report.refuse(path, Refusal.TOO_MANY);
                return;
            }
            video = WantedVideo.of(keeper.keep(path, format, bytes));
            placed.add(new Placed(path, 0, format, null, null, bytes.length));
        }

        private void photo(String path, Verdict.Photo photo, byte[] bytes, Keeper keeper) throws IOException {
            if (present + photos.size() >= MediaLimits.MOST_PHOTOS) {
                report.refuse(path, Refusal.TOO_MANY);
                return;
            }
            if (photos.stream().anyMatch(other -> isOf(other.look(), photo.look()))) {
                report.refuse(path, Refusal.DUPLICATE);
                return;
            }
            photos.add(WantedPhoto.of(photo.look(), keeper.keep(path, photo.format(), bytes)));
            placed.add(
                new Placed(path, present + photos.size(), photo.format(), photo.width(), photo.height(), bytes.length)
            );
        }

        private static boolean isOf(@Nullable Look one, Look other) {
            return one != null && one.isOf(other);
        }

        /** Null when nothing is left for the card. */
        @Nullable
        DraftRow end() {
            if (placed.isEmpty()) {
                return null;
            }
            // A video alone leaves the photos as they are, whatever the mode.
            boolean adds = mode == Mode.ADD || photos.isEmpty();
            report.add(
                new Report.Card(
                    card.nmId(),
                    card.vendorCode(),
                    card.title(),
                    card.photos().size(),
                    adds ? card.photos().size() + photos.size() : photos.size(),
                    List.copyOf(placed)
                )
            );
            WantedVideo wanted = video == null ? WantedVideo.KEPT : video;
            return rows.draft(card, adds ? Arrangement.adding(photos, wanted) : new Arrangement(photos, wanted));
        }
    }
}
