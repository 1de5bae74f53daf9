package dev.vitrina.sandbox.catalogue;

/**
 * The ids of a seller's cards, all computed from the card's index and back. Sellers have ranges of their own, a tenth as wide where
 * there are more than 20 of them. Indexes from {@link #firstAdded()} on belong to cards that a test added.
 *
 * <p>nmIds lie between 20 million and 1.2 billion, where every {@code vol} has a basket in the CDN's table.
 */
final class CardIds {

    static final int MOST_SELLERS = 200;
    static final int LARGEST_INDEX = 1_249_999;
    private static final int FEW_SELLERS = 20;
    private static final int CROWD = MOST_SELLERS / FEW_SELLERS;
    private static final int STRIDE = 47;
    private static final int PURPOSE = 1;
    static final int SIZES_PER_CARD = 12;

    private final Hash hash;
    private final int seller;
    private final int part;
    private final long firstNmId;

    CardIds(Hash hash, int seller, int sellers) {
        this.hash = hash;
        this.seller = seller;
        this.part = part(sellers);
        this.firstNmId = 20_000_000L + seller * (59_000_000L / part);
    }

    /** Most cards a generated catalogue may have. */
    static int largestCatalogue(int sellers) {
        return 1_000_000 / part(sellers);
    }

    private static int part(int sellers) {
        return sellers > FEW_SELLERS ? CROWD : 1;
    }

    int firstAdded() {
        return 1_000_000 / part;
    }

    int largestIndex() {
        return (LARGEST_INDEX + 1) / part - 1;
    }

    long nmId(int index) {
        return firstNmId + (long) index * STRIDE + hash.below(STRIDE, index, PURPOSE);
    }

    /** The index of this nmId, or -1 if it is not one of this seller's. */
    int indexOf(long nmId) {
        long index = (nmId - firstNmId) / STRIDE;
        boolean possible = nmId >= firstNmId && index <= largestIndex();
        return possible && nmId(Math.toIntExact(index)) == nmId ? Math.toIntExact(index) : -1;
    }

    /** The first index whose nmId is greater than the given one. */
    int indexAfter(long nmId) {
        if (nmId < firstNmId) {
            return 0;
        }
        int index = (int) Math.min((nmId - firstNmId) / STRIDE, largestIndex());
        return nmId(index) > nmId ? index : index + 1;
    }

    /** Equals {@code sizeID} in prices and {@code chrtId} in stocks. */
    long chrtId(int index, int size) {
        return 300_000_000L + seller * (15_000_000L / part) + (long) index * SIZES_PER_CARD + size;
    }

    /** As {@link #chrtId} for a card by its nmId. */
    long chrtIdOf(long nmId, int size) {
        return chrtId(indexOf(nmId), size);
    }

    /** Merged cards share one: {@code group} is the index of the card they were merged with. */
    long imtId(int group) {
        return 150_000_000L + seller * (4_000_000L / part) + group;
    }

    /** A new group for a card that left its old one: trashing a card changes its imtID. */
    long freshImtId(int serial) {
        return imtId(2_000_000 / part + serial);
    }

    /** EAN-13 in the range shops may use themselves (prefix 20): seller, index, size, check digit. */
    String barcode(int index, int size) {
        String digits = barcodeStem(index) + size;
        return digits + checkDigit(digits);
    }

    /** The index whose barcode this may be, or -1. */
    int indexOfBarcode(String barcode) {
        if (!barcode.matches("\\d{13}")) {
            return -1;
        }
        long index = Long.parseLong(barcode.substring(0, 11)) - 20_000_000_000L - seller * (10_000_000L / part);
        return index >= 0 && index <= largestIndex() ? (int) index : -1;
    }

    /** A barcode that no card has yet: behind those of all cards. */
    String freshBarcode(int serial) {
        return barcode(2_000_000 / part + serial / 10, serial % 10);
    }

    /** The index of the card that leads the generated group, or -1. */
    int indexOfImtId(long imtId) {
        long index = imtId - imtId(0);
        return index >= 0 && index <= largestIndex() ? (int) index : -1;
    }

    /** How all barcodes of a card begin. */
    String barcodeStem(int index) {
        return Long.toString(20_000_000_000L + seller * (10_000_000L / part) + index);
    }

    private static int checkDigit(String twelveDigits) {
        int sum = 0;
        for (int i = 0; i < twelveDigits.length(); i++) {
            sum += (twelveDigits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - (sum % 10)) % 10;
    }
}
