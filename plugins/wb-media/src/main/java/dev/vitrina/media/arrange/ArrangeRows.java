package dev.vitrina.media.arrange;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.RowState;
import dev.vitrina.media.PhotoSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes arrangements as rows of change sets, and reads them back. */
public final class ArrangeRows {

    private static final TypeReference<List<String>> ADDRESSES = new TypeReference<>() {};
    /** The number of a photo in its address. */
    private static final Pattern NUMBER = Pattern.compile("(.*/)\\d+(\\.\\w+)");

    private final JsonMapper json;

    public ArrangeRows(JsonMapper json) {
        this.json = json;
    }

    Arrangement arrangement(ChangeRow row) {
        return json.readValue(row.payload(), Arrangement.class);
    }

    String payload(Arrangement arrangement) {
        return json.writeValueAsString(arrangement);
    }

    /** The ids of all files that a draft is to send. */
    public Set<String> files(DraftRow row) {
        Arrangement wanted = json.readValue(row.payload(), Arrangement.class);
        return Stream.concat(
            wanted.photos().stream().map(WantedPhoto::file),
            Stream.of(Optional.ofNullable(wanted.video().file())).flatMap(Optional::stream)
        )
            .filter(Objects::nonNull)
            .map(WantedFile::id)
            .collect(Collectors.toSet());
    }

    /** A row for what somebody wants of a card, with what the catalogue knows of it. */
    public DraftRow draft(CatalogueCard card, Arrangement wanted) {
        List<String> present = card
            .photos()
            .stream()
            .map(photo -> Objects.requireNonNullElse(PhotoSize.BIG.of(photo), ""))
            .toList();
        Stream<String> kept = wanted.isAdding() ? present.stream() : Stream.empty();
        List<String> after = Stream.concat(
            kept,
            wanted
                .photos()
                .stream()
                .map(photo -> named(photo, present))
        ).toList();
        return new DraftRow(
            Long.toString(card.nmId()),
            card.vendorCode(),
            payload(wanted),
            fields(present, after, card.video(), wanted.video())
        );
    }

    private static String named(WantedPhoto photo, List<String> present) {
        Integer number = photo.number();
        WantedFile file = photo.file();
        if (number != null && number <= present.size()) {
            return present.get(number - 1);
        }
        return Objects.requireNonNullElse(photo.link(), file == null ? "?" : file.name());
    }

    List<FieldChange> fields(List<String> before, List<String> after, @Nullable String playlist, WantedVideo video) {
        List<FieldChange> fields = new ArrayList<>();
        fields.add(new FieldChange(MediaKind.PHOTOS, json(before), json(after)));
        WantedFile file = video.file();
        String name = switch (video.action()) {
            case KEEP -> playlist;
            case REMOVE -> null;
            case REPLACE -> file == null ? video.link() : file.name();
        };
        if (!Objects.equals(name, playlist)) {
            fields.add(new FieldChange(MediaKind.VIDEO, json(playlist), json(name)));
        }
        return fields;
    }

    private @Nullable String json(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    /**
     * What the row left, as far as its addresses can be told: photos are numbered anew, and a card has one video at one address. The other fields come from
     * the check, without a word on whether they are as they were left.
     */
    private List<FieldChange> left(ChangeRow row, Arrangement done) {
        List<FieldChange> left = new ArrayList<>();
        for (FieldChange field : row.fields()) {
            String before = field.before();
            if (field.name().equals(MediaKind.PHOTOS) && before != null) {
                List<String> addresses = numbered(json.readValue(before, ADDRESSES), done.photos().size());
                if (!addresses.isEmpty()) {
                    left.add(new FieldChange(MediaKind.PHOTOS, json(addresses), before));
                }
            } else if (field.name().equals(MediaKind.VIDEO) && field.after() == null) {
                left.add(new FieldChange(MediaKind.VIDEO, null, before));
            } else if (field.name().equals(MediaKind.VIDEO) && before != null) {
                left.add(new FieldChange(MediaKind.VIDEO, before, before));
            }
        }
        return left;
    }

    /** The addresses of so many photos of the card that has these; empty when they have no numbers. */
    private static List<String> numbered(List<String> known, int count) {
        Matcher first = known.isEmpty() ? null : NUMBER.matcher(known.getFirst());
        return first == null || !first.matches()
            ? List.of()
            : IntStream.rangeClosed(1, count)
                .mapToObj(number -> first.group(1) + number + first.group(2))
                .toList();
    }

    /** What was there before is not told to be there still: the check looks. */
    Optional<DraftRow> reversed(ChangeRow row) {
        Arrangement done = arrangement(row);
        Arrangement.Before before = done.before();
        if (before == null) {
            return Optional.empty();
        }
        List<WantedPhoto> photos = before
            .photos()
            .stream()
            .filter(photo -> photo.look() != null)
            .toList();
        if (photos.isEmpty()) {
            return Optional.empty();
        }
        WantedFile video = before.video();
        WantedVideo back = !before.hadVideo()
            ? WantedVideo.REMOVED
            : video == null ? WantedVideo.KEPT : WantedVideo.of(video);
        return Optional.of(
            new DraftRow(
                row.key(),
                row.label(),
                row.group(),
                payload(new Arrangement(photos, back)),
                row.state() == RowState.VERIFIED ? left(row, done) : List.of()
            )
        );
    }
}
