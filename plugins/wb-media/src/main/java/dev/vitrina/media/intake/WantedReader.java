package dev.vitrina.media.intake;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.Arrangement;
import dev.vitrina.media.arrange.MediaLimits;
import dev.vitrina.media.arrange.WantedFile;
import dev.vitrina.media.arrange.WantedPhoto;
import dev.vitrina.media.arrange.WantedVideo;
import dev.vitrina.media.intake.ArrangeController.PhotoInput;
import dev.vitrina.media.intake.ArrangeController.VideoInput;
import dev.vitrina.media.intake.Source.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants of one card, and looks into the files that he sent. */
final class WantedReader {

    private static final int LONGEST_LINK = 2_000;
    /** More than a card has, should Wildberries ever take more than it says. */
    private static final int MOST_OPENED = 100;

    private final ShopId shop;
    private final Uploads uploads;
    private final FileCheck check;
    private final Drafts drafts;
    private final List<UserError> errors = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();
    private final List<String> kept = new ArrayList<>();

    WantedReader(ShopId shop, Uploads uploads, FileCheck check, Drafts drafts) {
        this.shop = shop;
        this.uploads = uploads;
        this.check = check;
        this.drafts = drafts;
    }

    List<UserError> errors() {
        return List.copyOf(errors);
    }

    /** No draft came of it: nobody needs the files. */
    void forget() {
        kept.forEach(file -> uploads.forget(shop, file));
    }

    /** What could not be read of it is missing, and told in {@link #errors}. */
    Arrangement read(List<String> opened, List<PhotoInput> photos, @Nullable VideoInput video) {
        List<Look> looks = looks(opened);
        if (photos.isEmpty() || photos.size() > MediaLimits.MOST_PHOTOS) {
            errors.add(drafts.error("PHOTO_COUNT", "photos"));
            return new Arrangement(List.of(), WantedVideo.KEPT);
        }
        List<WantedPhoto> wanted = new ArrayList<>();
        for (int at = 0; at < photos.size(); at++) {
            WantedPhoto photo = photo(photos.get(at), looks.size(), Integer.toString(at));
            if (photo != null) {
                wanted.add(photo);
            }
        }
        return Arrangement.of(looks, wanted, video == null ? WantedVideo.KEPT : video(video));
    }

    /** As many as there are texts, unless there are errors. */
    private List<Look> looks(List<String> opened) {
        List<Look> looks = opened.stream().map(Look::parse).flatMap(Optional::stream).toList();
        if (opened.stream().anyMatch(String::isBlank)) {
            errors.add(drafts.error("OPENED_MISSING", "input", "opened"));
        } else if (looks.size() < opened.size() || looks.size() > MOST_OPENED) {
            errors.add(drafts.error("OPENED_INVALID", "input", "opened"));
        }
        return looks;
    }

    private @Nullable WantedPhoto photo(PhotoInput input, int present, String at) {
        Integer number = input.number();
        String fileId = input.fileId();
        String link = input.link();
        if (
            Stream.of(number, fileId, link)
                .filter(value -> value != null)
                .count() !=
            1
        ) {
            return wrong("ONE_OF_THREE", "photos", at);
        }
        if (number != null) {
            if (number < 1 || number > present) {
                return wrong("NO_SUCH_PHOTO", "photos", at, "number");
            }
            return numbers.add(number) ? WantedPhoto.kept(number) : wrong("PHOTO_TWICE", "photos", at, "number");
        }
        if (link != null) {
            return isLink(link) ? WantedPhoto.linked(link) : wrong("BAD_LINK", "photos", at, "link");
        }
        return fileId == null ? null : photo(fileId, "photos", at, "fileId");
    }

    private @Nullable WantedPhoto photo(String fileId, String... path) {
        try {
            byte[] bytes = uploads.read(shop, fileId);
            return switch (check.of(bytes)) {
                case Verdict.Refused(Refusal why) -> wrong(why.name(), path);
                case Verdict.Video _ -> wrong(Refusal.NOT_A_PICTURE.name(), path);
                case Verdict.Photo photo -> WantedPhoto.of(photo.look(), kept(fileId, photo.format(), bytes));
            };
        } catch (BadArchiveException gone) {
            return wrong(gone.flaw().name(), path);
        } catch (RefusedException refused) {
            return wrong(refused.why().name(), path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private WantedVideo video(VideoInput input) {
        return switch (input.action()) {
            case KEEP -> WantedVideo.KEPT;
            case REMOVE -> WantedVideo.REMOVED;
            case REPLACE -> replaced(input.fileId(), input.link());
        };
    }

    private WantedVideo replaced(@Nullable String fileId, @Nullable String link) {
        if ((fileId == null) == (link == null)) {
            errors.add(drafts.error("FILE_OR_LINK", "video"));
            return WantedVideo.KEPT;
        }
        if (link != null) {
            if (!isLink(link)) {
                errors.add(drafts.error("BAD_LINK", "video", "link"));
            }
            return WantedVideo.linked(link);
        }
        WantedFile file = videoFile(fileId == null ? "" : fileId);
        return file == null ? WantedVideo.KEPT : WantedVideo.of(file);
    }

    private @Nullable WantedFile videoFile(String fileId) {
        try {
            byte[] bytes = uploads.read(shop, fileId);
            if (check.of(bytes) instanceof Verdict.Video(FileFormat format)) {
                return kept(fileId, format, bytes);
            }
            errors.add(drafts.error("NOT_A_VIDEO", "video", "fileId"));
        } catch (BadArchiveException gone) {
            errors.add(drafts.error(gone.flaw().name(), "video", "fileId"));
        } catch (RefusedException refused) {
            errors.add(drafts.error(refused.why().name(), "video", "fileId"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return null;
    }

    /** Nothing is kept for a draft that will not be made. */
    private WantedFile kept(String fileId, FileFormat format, byte[] bytes) throws IOException {
        String name = EntryName.shown(uploads.name(shop, fileId));
        if (!errors.isEmpty()) {
            return new WantedFile("", format, name);
        }
        WantedFile file = uploads.keep(shop, name, format, bytes);
        kept.add(file.id());
        return file;
    }

    private @Nullable WantedPhoto wrong(String code, String... path) {
        errors.add(drafts.error(code, path));
        return null;
    }

    private static boolean isLink(String link) {
        try {
            URI address = URI.create(link);
            return (
                link.length() <= LONGEST_LINK &&
                "https".equals(address.getScheme()) &&
                address.getHost() != null &&
                address.getUserInfo() == null
            );
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
