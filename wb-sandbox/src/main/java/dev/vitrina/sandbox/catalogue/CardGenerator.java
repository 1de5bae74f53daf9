package dev.vitrina.sandbox.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Invents the cards of one seller: the same seed, seller and index give the same card, attribute by attribute. */
final class CardGenerator {

    private static final int GROUP = 10;
    private static final int GROUP_LEADER = 3;
    private static final long DAY_MICROS = 86_400_000_000L;

    // One number per decision, so that adding a decision leaves the others as they were.
    private static final int SUBJECT = 10;
    private static final int BRAND = 11;
    private static final int PHOTOS = 12;
    private static final int PHOTO_SPREAD = 13;
    private static final int VIDEO = 14;
    private static final int TAGS = 15;
    private static final int FIRST_TAG = 16;
    private static final int AGE = 17;
    private static final int KIZ = 18;
    private static final int WHOLESALE = 19;
    private static final int UUID_HIGH = 20;
    private static final int UUID_LOW = 21;
    private static final int FIRST_BRAND = 22;
    private static final int VENDOR = 23;

    private static final int DESCRIBED = 24;
    private final Hash hash;
    private final CardIds ids;
    private final Vocabulary vocabulary;
    private final CardText text;
    private final CardGoods goods;
    private final List<Tag> tags;

    CardGenerator(Hash hash, CardIds ids, Vocabulary vocabulary, int seller) {
        this.hash = hash;
        this.ids = ids;
        this.vocabulary = vocabulary;
        this.text = new CardText(hash, vocabulary);
        this.goods = new CardGoods(hash, ids);
        this.tags = IntStream.range(0, vocabulary.tags().size())
            .mapToObj(i -> tag(seller, i, vocabulary.tags().get(i)))
            .toList();
    }

    /** All tags of the seller. */
    List<Tag> tags() {
        return tags;
    }

    Subject subject(int index) {
        List<Subject> subjects = vocabulary.subjects();
        // Merged cards belong to one subject (items spec, cards/moveNm), so the leader of the group decides.
        return subjects.get(hash.below(subjects.size(), leader(index), SUBJECT));
    }

    String brand(int index) {
        List<String> brands = vocabulary.brands();
        int few = Math.min(12, brands.size());
        int first = hash.below(brands.size(), 0, FIRST_BRAND);
        return brands.get((first + hash.below(few, leader(index), BRAND)) % brands.size());
    }

    long imtId(int index) {
        return ids.imtId(leader(index));
    }

    String vendorCode(int index) {
        return switch (hash.below(3, 0, VENDOR)) {
            case 0 -> "art-" + subject(index).id() + "-" + (100_000 + index);
            case 1 -> "АРТ_" + (100_000 + index) + "/" + hash.below(90, index, VENDOR);
            default -> "wb" + Long.toString(0x1000000L + index * 37L, 36) + subject(index).id();
        };
    }

    /** The index of the card that was generated with this vendor code, or -1; it may lie beyond the catalogue. */
    int indexOfVendorCode(String code) {
        return candidates(code)
            .filter(index -> index >= 0 && index <= ids.largestIndex() && vendorCode(index).equals(code))
            .findFirst()
            .orElse(-1);
    }

    private IntStream candidates(String code) {
        try {
            return switch (hash.below(3, 0, VENDOR)) {
                case 0 -> IntStream.of(Integer.parseInt(code.substring(code.lastIndexOf('-') + 1)) - 100_000);
                case 1 -> IntStream.of(
                    Integer.parseInt(code.substring(code.indexOf('_') + 1, code.indexOf('/'))) - 100_000
                );
                default -> vocabulary
                    .subjects()
                    .stream()
                    .map(subject -> Integer.toString(subject.id()))
                    .filter(id -> code.startsWith("wb") && code.endsWith(id) && code.length() > id.length() + 2)
                    .mapToInt(id -> indexOf(code.substring(2, code.length() - id.length())));
            };
        } catch (NumberFormatException | StringIndexOutOfBoundsException notOfOurs) {
            return IntStream.empty();
        }
    }

    private static int indexOf(String base36) {
        long number = Long.parseLong(base36, 36) - 0x1000000L;
        return number >= 0 && number % 37 == 0 && number / 37 <= CardIds.LARGEST_INDEX ? (int) (number / 37) : -1;
    }

    /** A card without content, of a seller's making. @param index one of the added cards */
    CardEditor blank(int index, Subject subject, long nowMicros) {
        return CardEditor.blank(ids.nmId(index), ids.imtId(index), uuid(index), subject, nowMicros);
    }

    /** 0-30 pictures: most cards have three to ten, a few the most WB allows, 2 in 100 none, 13 in 100 one or two. */
    int photos(int index) {
        int spread = hash.below(100, index, PHOTO_SPREAD);
        if (spread < 2) {
            return 0;
        }
        if (spread < 15) {
            return hash.between(1, 2, index, PHOTOS);
        }
        return spread < 95 ? hash.between(3, 10, index, PHOTOS) : hash.between(11, 30, index, PHOTOS);
    }

    boolean hasVideo(int index) {
        return hash.chance(15, index, VIDEO);
    }

    boolean hasTag(int index, long tagId) {
        return tagsOf(index)
            .stream()
            .anyMatch(tag -> tag.id() == tagId);
    }

    List<Tag> tagsOf(int index) {
        int count = Math.max(0, hash.below(5, index, TAGS) - 1);
        int first = hash.below(tags.size(), index, FIRST_TAG);
        List<Tag> result = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            result.add(tags.get((first + 2 * i) % tags.size()));
        }
        return result;
    }

    /** The whole card. @param updatedMicros its {@code updatedAt}; it was created up to two years before */
    Card card(int index, long updatedMicros) {
        long age =
            hash.below(700 * 24, index, AGE) * (DAY_MICROS / 24) + Math.floorMod(hash.of(index, AGE), DAY_MICROS);
        return card(index, updatedMicros - age, updatedMicros);
    }

    Card card(int index, long createdMicros, long updatedMicros) {
        Subject subject = subject(index);
        String brand = brand(index);
        List<Characteristic> characteristics = goods.characteristics(subject, index);
        // 3 in 100 cards were never described.
        boolean described = !hash.chance(3, index, DESCRIBED);
        boolean wholesale = hash.chance(10, index, WHOLESALE);
        return new Card(
            ids.nmId(index),
            imtId(index),
            uuid(index),
            subject,
            vendorCode(index),
            brand,
            text.title(subject, index),
            described ? text.description(subject, brand, characteristics, index) : "",
            subject.needKiz() && hash.chance(80, index, KIZ),
            photos(index),
            List.of(),
            hasVideo(index),
            new Card.Wholesale(wholesale, wholesale ? hash.between(2, 40, index, WHOLESALE + 100) : 0),
            goods.dimensions(subject, index),
            goods.filledIn(characteristics, index),
            goods.sizes(subject, index),
            tagsOf(index),
            createdMicros,
            updatedMicros
        );
    }

    private UUID uuid(int index) {
        return new UUID(
            (hash.of(index, UUID_HIGH) & ~0xF000L) | 0x4000L,
            (hash.of(index, UUID_LOW) & ~(3L << 62)) | (1L << 63)
        );
    }

    /** Three cards of every ten are merged. */
    private static int leader(int index) {
        int offset = (index % GROUP) - GROUP_LEADER;
        return offset == 1 || offset == 2 ? index - offset : index;
    }

    private static Tag tag(int seller, int number, Vocabulary.TagWord word) {
        return new Tag(590_000L + seller * 100L + number, word.name(), word.color());
    }
}
