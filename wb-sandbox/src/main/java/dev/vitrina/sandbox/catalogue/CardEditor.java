package dev.vitrina.sandbox.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes a card out of another one. What is not set stays. */
public final class CardEditor {

    private final Card card;
    private long imtId;
    private String vendorCode;
    private String brand;
    private String title;
    private String description;
    private boolean kizMarked;
    private int photos;
    private List<Picture> pictures;
    private boolean video;
    private Card.Wholesale wholesale;
    private Dimensions dimensions;
    private List<Characteristic> characteristics;
    private List<Size> sizes;
    private List<Tag> tags;

    private CardEditor(Card card) {
        this.card = card;
        this.imtId = card.imtId();
        this.vendorCode = card.vendorCode();
        this.brand = card.brand();
        this.title = card.title();
        this.description = card.description();
        this.kizMarked = card.kizMarked();
        this.photos = card.photos();
        this.pictures = card.pictures();
        this.video = card.hasVideo();
        this.wholesale = card.wholesale();
        this.dimensions = card.dimensions();
        this.characteristics = card.characteristics();
        this.sizes = card.sizes();
        this.tags = card.tags();
    }

    public static CardEditor of(Card card) {
        return new CardEditor(card);
    }

    /** A card that says nothing of itself yet. */
    static CardEditor blank(long nmId, long imtId, UUID nmUuid, Subject subject, long createdMicros) {
        return new CardEditor(
            new Card(
                nmId,
                imtId,
                nmUuid,
                subject,
                "",
                "",
                "",
                "",
                false,
                0,
                List.of(),
                false,
                new Card.Wholesale(false, 0),
                new Dimensions(0, 0, 0, BigDecimal.ZERO, false),
                List.of(),
                List.of(),
                List.of(),
                createdMicros,
                createdMicros
            )
        );
    }

    /** The card as it was when editing began. */
    public Card original() {
        return card;
    }

    public CardEditor imtId(long value) {
        imtId = value;
        return this;
    }

    public CardEditor vendorCode(String value) {
        vendorCode = value;
        return this;
    }

    public CardEditor brand(String value) {
        brand = value;
        return this;
    }

    public CardEditor title(String value) {
        title = value;
        return this;
    }

    public CardEditor description(String value) {
        description = value;
        return this;
    }

    public CardEditor kizMarked(boolean value) {
        kizMarked = value;
        return this;
    }

    /** So many pictures, the first ones as they are. */
    public CardEditor photos(int count) {
        photos = count;
        pictures = pictures.size() > count ? List.copyOf(pictures.subList(0, count)) : pictures;
        return this;
    }

    /** These pictures in this order. */
    public CardEditor pictures(List<Picture> value) {
        photos = value.size();
        pictures = List.copyOf(value);
        return this;
    }

    /** This picture in the n-th place, or behind the last one. */
    public CardEditor picture(int number, Picture picture) {
        List<Picture> all = new ArrayList<>();
        for (int n = 1; n <= photos; n++) {
            all.add(n <= pictures.size() ? pictures.get(n - 1) : card.picture(n));
        }
        if (number <= all.size()) {
            all.set(number - 1, picture);
        } else {
            all.add(picture);
        }
        return pictures(all);
    }

    public CardEditor video(boolean value) {
        video = value;
        return this;
    }

    public CardEditor wholesale(Card.Wholesale value) {
        wholesale = value;
        return this;
    }

    public CardEditor dimensions(Dimensions value) {
        dimensions = value;
        return this;
    }

    public CardEditor weightKg(BigDecimal value) {
        Dimensions box = dimensions;
        return dimensions(new Dimensions(box.length(), box.width(), box.height(), value, box.isValid()));
    }

    public CardEditor characteristics(List<Characteristic> value) {
        characteristics = List.copyOf(value);
        return this;
    }

    public CardEditor sizes(List<Size> value) {
        sizes = List.copyOf(value);
        return this;
    }

    public CardEditor tags(List<Tag> value) {
        tags = List.copyOf(value);
        return this;
    }

    /** @param updatedMicros the new {@code updatedAt} */
    public Card build(long updatedMicros) {
        return new Card(
            card.nmId(),
            imtId,
            card.nmUuid(),
            card.subject(),
            vendorCode,
            brand,
            title,
            description,
            kizMarked,
            photos,
            pictures,
            video,
            wholesale,
            dimensions,
            characteristics,
            sizes,
            tags,
            card.createdMicros(),
            updatedMicros
        );
    }
}
