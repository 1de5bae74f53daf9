package dev.vitrina.sandbox.catalogue;

/** What filters ask of a card. A card that was never changed answers each question without being built. */
public interface CardView {
    long nmId();

    long imtId();

    Subject subject();

    String brand();

    String vendorCode();

    boolean hasTag(long tagId);

    boolean hasPhotos();

    boolean hasBarcode(String barcode);

    CardKey key();

    /** The whole card. */
    Card card();
}
