package dev.vitrina.media.arrange;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.CardMedia.Seen;
import dev.vitrina.media.download.MediaFetch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges an arrangement by what the card shows, and keeps copies of what it is going to lose. */
final class ArrangeCheck {

    private static final Set<FileFormat> PICTURES = EnumSet.range(FileFormat.JPEG, FileFormat.BMP);
    private static final Set<FileFormat> VIDEOS = EnumSet.of(FileFormat.MP4, FileFormat.MOV);

    private final CardReading reading;
    private final FileStore files;
    private final ArrangeRows rows;
    private final MediaTexts texts;

    ArrangeCheck(CardReading reading, FileStore files, ArrangeRows rows, MediaTexts texts) {
        this.reading = reading;
        this.files = files;
        this.rows = rows;
        this.texts = texts;
    }

    CheckedRow checked(ShopId shop, ChangeRow row, @Nullable CardMedia card) {
        if (card == null) {
            return CheckedRow.of(row, row.fields(), List.of(texts.error("CARD_GONE", MediaKind.PHOTOS)));
        }
        Arrangement drafted = rows.arrangement(row);
        List<Finding> findings = new ArrayList<>();
        Arrangement wanted = new Arrangement(
            fresh(looked(drafted.photos(), card, findings), card.photos().size(), findings),
            drafted.video(),
            drafted.before()
        );
        judge(shop, card, wanted, findings);
        boolean sendable = findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        if (sendable) {
            wanted = new Arrangement(wanted.photos(), wanted.video(), before(shop, card, wanted, findings));
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

    /** Numbers are good for the draft alone: from here on photos are known by what they look like. */
    private List<WantedPhoto> looked(List<WantedPhoto> drafted, CardMedia card, List<Finding> findings) {
        List<WantedPhoto> looked = new ArrayList<>();
        for (WantedPhoto photo : drafted) {
            Integer number = photo.number();
            if (number == null || photo.look() != null) {
                looked.add(photo);
                continue;
            }
            Look seen = number <= card.photos().size() ? card.photos().get(number - 1).look() : null;
            if (seen == null) {
                String code = number <= card.photos().size() ? "PHOTO_UNREADABLE" : "PHOTO_GONE";
                findings.add(texts.error(code, MediaKind.PHOTOS, number.toString()));
            }
            looked.add(seen == null ? photo : photo.looking(seen));
        }
        return looked;
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
                findings.add(texts.info("PHOTO_ALREADY_THERE", MediaKind.PHOTOS, file.name()));
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
            findings.add(texts.error("PHOTO_COUNT", MediaKind.PHOTOS, Integer.toString(MediaLimits.MOST_PHOTOS)));
        }
        for (WantedPhoto photo : wanted.photos()) {
            WantedFile file = photo.file();
            if (file != null && files.find(shop, file.id()).isEmpty()) {
                findings.add(texts.error("FILE_GONE", MediaKind.PHOTOS, file.name()));
            }
        }
        WantedFile video = wanted.video().file();
        if (video != null && files.find(shop, video.id()).isEmpty()) {
            findings.add(texts.error("FILE_GONE", MediaKind.VIDEO, video.name()));
        }
        if (hasTwins(wanted.photos())) {
            findings.add(texts.warning("SAME_PICTURE_TWICE", MediaKind.PHOTOS));
        }
        if (
            wanted
                .photos()
                .stream()
                .anyMatch(photo -> photo.link() != null) ||
            wanted.video().link() != null
        ) {
            findings.add(texts.info("LINK_NOT_LOOKED_AT", MediaKind.PHOTOS));
        }
        if (findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            judgeVideo(card, wanted, findings);
            int[] unsure = Plan.unsure(card, wanted);
            if (unsure != null) {
                findings.add(
                    texts.error(
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
                            ? texts.error("VIDEO_CANNOT_BE_KEPT", MediaKind.VIDEO)
                            : texts.warning("VIDEO_SMALL_COPY", MediaKind.VIDEO)
                    );
                }
            }
            case REMOVE, REPLACE -> findings.add(texts.warning("VIDEO_WAY_BACK", MediaKind.VIDEO));
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

    private Arrangement.Before before(ShopId shop, CardMedia card, Arrangement wanted, List<Finding> findings) {
        Set<Integer> lost = new HashSet<>(Plan.lost(card, wanted));
        Arrangement.Before last = wanted.before();
        List<WantedPhoto> photos = new ArrayList<>();
        for (int at = 0; at < card.photos().size(); at++) {
            Seen seen = card.photos().get(at);
            WantedFile copy = lost.contains(at) ? kept(shop, last, seen.look()) : null;
            if (lost.contains(at) && copy == null) {
                copy = reading
                    .copy(shop, seen.address(), name(card, at + 1), PICTURES, MediaLimits.PHOTO_BYTES)
                    .orElse(null);
                if (copy == null) {
                    findings.add(texts.warning("NO_WAY_BACK", MediaKind.PHOTOS, Integer.toString(at + 1)));
                }
            }
            if (seen.look() != null) {
                photos.add(new WantedPhoto(null, seen.look(), copy, null));
            }
        }
        return new Arrangement.Before(photos, card.hasVideo(), videoCopy(shop, card, wanted, last));
    }

    /** Of a check before. */
    private @Nullable WantedFile kept(ShopId shop, Arrangement.@Nullable Before last, @Nullable Look look) {
        if (last == null || look == null) {
            return null;
        }
        return last
            .photos()
            .stream()
            .filter(photo -> photo.look() != null && photo.look().isOf(look))
            .map(WantedPhoto::file)
            .filter(Objects::nonNull)
            .filter(file -> files.find(shop, file.id()).isPresent())
            .findFirst()
            .orElse(null);
    }

    private @Nullable WantedFile videoCopy(
        ShopId shop,
        CardMedia card,
        Arrangement wanted,
        Arrangement.@Nullable Before last
    ) {
        String playlist = card.card().video();
        if (playlist == null || wanted.video().action() == WantedVideo.Action.KEEP) {
            return null;
        }
        WantedFile kept = last == null ? null : last.video();
        if (kept != null && files.find(shop, kept.id()).isPresent()) {
            return kept;
        }
        String small = MediaFetch.smallOf(playlist);
        return small == null
            ? null
            : reading.copy(shop, small, name(card, 0), VIDEOS, MediaLimits.VIDEO_BYTES).orElse(null);
    }

    private static String name(CardMedia card, int number) {
        return card.card().nmId() + "-" + (number == 0 ? "video" : Integer.toString(number));
    }
}
