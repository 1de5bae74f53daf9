package dev.vitrina.media.arrange;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.CardMedia.Seen;
import dev.vitrina.media.download.MediaFetch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges an arrangement by what the card shows. */
final class ArrangeCheck {

    private final WayBack wayBack;
    private final FileStore files;
    private final ArrangeRows rows;
    private final ChangeTexts texts;

    ArrangeCheck(WayBack wayBack, FileStore files, ArrangeRows rows, ChangeTexts texts) {
        this.wayBack = wayBack;
        this.files = files;
        this.rows = rows;
        this.texts = texts;
    }

    /** @param cards by nmId; those that are gone are missing */
    List<CheckedRow> checked(ShopId shop, List<ChangeRow> drafted, Map<Long, CardMedia> cards) {
        Copies copies = new Copies(shop, files);
        boolean done = false;
        try {
            List<CheckedRow> checked = new ArrayList<>();
            for (ChangeRow row : drafted) {
                checked.add(checked(shop, copies, row, cards.get(Long.valueOf(row.key()))));
            }
            done = true;
            return checked;
        } finally {
            // The check comes again, and would make them anew.
            if (!done) {
                copies.forgetAfter(0);
            }
        }
    }

    private CheckedRow checked(ShopId shop, Copies copies, ChangeRow row, @Nullable CardMedia card) {
        if (card == null) {
            return blocked(row, "CARD_GONE");
        }
        if (card.unanswered().isPresent()) {
            return blocked(row, "PHOTO_UNREADABLE", Integer.toString(card.unanswered().getAsInt()));
        }
        Arrangement drafted = rows.arrangement(row);
        List<WantedPhoto> resolved = Opened.resolved(drafted, card);
        if (resolved == null || (!drafted.isAdding() && !Opened.isAsDrafted(drafted, card))) {
            return blocked(row, "PHOTOS_CHANGED");
        }
        List<Finding> findings = new ArrayList<>();
        unreadable(resolved, findings);
        Arrangement wanted = drafted.with(fresh(resolved, card.photos().size(), findings));
        judge(shop, card, wanted, findings);
        boolean sendable = findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        if (sendable) {
            WayBack.Kept kept = wayBack.keep(copies, card, wanted).orElse(null);
            if (kept == null) {
                return blocked(row, "NO_ROOM_FOR_WAY_BACK");
            }
            kept
                .lost()
                .forEach(number ->
                    findings.add(
                        texts.finding(Severity.WARNING, "NO_WAY_BACK", MediaKind.PHOTOS, Integer.toString(number))
                    )
                );
            wanted = wanted.with(kept.before());
            wanted = wanted.isAdding() ? Opened.at(card, wanted) : wanted;
        }
        List<String> present = card.photos().stream().map(Seen::address).toList();
        return new CheckedRow(
            row.key(),
            card.card().vendorCode(),
            rows.payload(wanted),
            rows.fields(present, Plan.shown(card, wanted), card.card().video(), wanted.video()),
            findings
        );
    }

    private CheckedRow blocked(ChangeRow row, String code, Object... arguments) {
        return CheckedRow.of(
            row,
            row.fields(),
            List.of(texts.finding(Severity.ERROR, code, MediaKind.PHOTOS, arguments))
        );
    }

    private void unreadable(List<WantedPhoto> photos, List<Finding> findings) {
        photos
            .stream()
            .filter(photo -> photo.number() != null && photo.look() == null)
            .map(photo ->
                texts.finding(Severity.ERROR, "PHOTO_UNREADABLE", MediaKind.PHOTOS, String.valueOf(photo.number()))
            )
            .forEach(findings::add);
    }

    /** A file that shows what a kept photo shows already is no photo more; but one that comes in place of a photo is wanted, whatever it looks like. */
    private List<WantedPhoto> fresh(List<WantedPhoto> photos, int present, List<Finding> findings) {
        long kept = photos.stream().map(WantedPhoto::number).filter(Objects::nonNull).distinct().count();
        if (kept < present) {
            return photos;
        }
        List<WantedPhoto> fresh = new ArrayList<>();
        for (WantedPhoto photo : photos) {
            WantedFile file = photo.file();
            Look look = photo.look();
            boolean there = look != null && isKept(look, photos);
            if (file != null && there) {
                findings.add(texts.finding(Severity.INFO, "PHOTO_ALREADY_THERE", MediaKind.PHOTOS, file.name()));
            } else {
                fresh.add(photo);
            }
        }
        return fresh;
    }

    private static boolean isKept(Look look, List<WantedPhoto> photos) {
        return photos
            .stream()
            .filter(photo -> photo.number() != null)
            .map(WantedPhoto::look)
            .anyMatch(kept -> kept != null && kept.isOf(look));
    }

    private void judge(ShopId shop, CardMedia card, Arrangement wanted, List<Finding> findings) {
        int count = wanted.photos().size();
        if (count < 1 || count > MediaLimits.MOST_PHOTOS) {
            findings.add(
                texts.finding(
                    Severity.ERROR,
                    "PHOTO_COUNT",
                    MediaKind.PHOTOS,
                    Integer.toString(MediaLimits.MOST_PHOTOS)
                )
            );
        }
        for (WantedPhoto photo : wanted.photos()) {
            WantedFile file = photo.file();
            if (file != null && files.find(shop, file.id()).isEmpty()) {
                findings.add(texts.finding(Severity.ERROR, "FILE_GONE", MediaKind.PHOTOS, file.name()));
            }
        }
        WantedFile video = wanted.video().file();
        if (video != null && files.find(shop, video.id()).isEmpty()) {
            findings.add(texts.finding(Severity.ERROR, "FILE_GONE", MediaKind.VIDEO, video.name()));
        }
        if (hasTwins(wanted.photos())) {
            findings.add(texts.finding(Severity.WARNING, "SAME_PICTURE_TWICE", MediaKind.PHOTOS));
        }
        if (
            wanted
                .photos()
                .stream()
                .anyMatch(photo -> photo.link() != null) ||
            wanted.video().link() != null
        ) {
            findings.add(texts.finding(Severity.INFO, "LINK_NOT_LOOKED_AT", MediaKind.PHOTOS));
        }
        if (findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            judgeVideo(card, wanted, findings);
            int[] unsure = Plan.unsure(card, wanted);
            if (unsure != null) {
                findings.add(
                    texts.finding(
                        Severity.ERROR,
                        "PHOTOS_ALIKE",
                        MediaKind.PHOTOS,
                        Integer.toString(unsure[0]),
                        Integer.toString(unsure[1])
                    )
                );
            }
        }
    }

    private void judgeVideo(CardMedia card, Arrangement wanted, List<Finding> findings) {
        String playlist = card.card().video();
        if (playlist == null) {
            return;
        }
        switch (wanted.video().action()) {
            case KEEP -> {
                if (Plan.moves(card, wanted)) {
                    findings.add(
                        MediaFetch.smallOf(playlist) == null
                            ? texts.finding(Severity.ERROR, "VIDEO_CANNOT_BE_KEPT", MediaKind.VIDEO)
                            : texts.finding(Severity.WARNING, "VIDEO_SMALL_COPY", MediaKind.VIDEO)
                    );
                }
            }
            case REMOVE, REPLACE -> findings.add(texts.finding(Severity.WARNING, "VIDEO_WAY_BACK", MediaKind.VIDEO));
        }
    }

    private static boolean hasTwins(List<WantedPhoto> photos) {
        for (int one = 0; one < photos.size(); one++) {
            Look look = photos.get(one).look();
            for (int other = one + 1; look != null && other < photos.size(); other++) {
                Look another = photos.get(other).look();
                if (another != null && look.isOf(another)) {
                    return true;
                }
            }
        }
        return false;
    }
}
