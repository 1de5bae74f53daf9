package dev.vitrina.sandbox.catalogue;

/**
 * The ids of a seller's cards, all computed from the card's index and back. Sellers have ranges of their own. Indexes from
 * {@link #FIRST_ADDED} on belong to cards that a test added.
 *
 * <p>nmIds lie between 20 million and 1.2 billion, where every {@code vol} has a basket in the CDN's table.
 */
final class CardIds {

    /** Most cards a generated catalogue may have. */
    static final int LARGEST_CATALOGUE = 1_000_000;
    static final int FIRST_ADDED = LARGEST_CATALOGUE;
    static final int LARGEST_INDEX = 1_249_999;
    private static final int STRIDE = 47;
    private static final int PURPOSE = 1;
    static final int SIZES_PER_CARD = 12;

    private final Hash hash;
    private final int seller;
    private final long firstNmId;

    CardIds(Hash hash, int seller) {
        this.hash = hash;
        this.seller = seller;
        this.firstNmId = 20_000_000L + seller * 59_000_000L;
    }

    long nmId(int index) {
        return firstNmId + (long) index * STRIDE + hash.below(STRIDE, index, PURPOSE);
    }

    /** The index of this nmId, or -1 if it is not one of this seller's. */
    int indexOf(long nmId) {
        long index = (nmId - firstNmId) / STRIDE;
        boolean possible = nmId >= firstNmId && index <= LARGEST_INDEX;
        return possible && nmId(Math.toIntExact(index)) == nmId ? Math.toIntExact(index) : -1;
    }

    /** The first index whose nmId is greater than the given one. */
    int indexAfter(long nmId) {
        if (nmId < firstNmId) {
            return 0;
        }
        int index = (int) Math.min((nmId - firstNmId) / STRIDE, LARGEST_INDEX);
        return nmId(index) > nmId ? index : index + 1;
    }

    /** Equals {@code sizeID} in prices and {@code chrtId} in stocks. */
    long chrtId(int index, int size) {
        return 300_000_000L + seller * 15_000_000L + (long) index * SIZES_PER_CARD + size;
    }

    /** As {@link #chrtId} for a card by its nmId. */
    long chrtIdOf(long nmId, int size) {
        return chrtId(indexOf(nmId), size);
    }

    /** Merged cards share one: {@code group} is the index of the card they were merged with. */
    long imtId(int group) {
        return 150_000_000L + seller * 4_000_000L + group;
    }

    /** A new group for a card that left its old one: trashing a card changes its imtID. */
    long freshImtId(int serial) {
        return imtId(2_000_000 + serial);
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
        long index = Long.parseLong(barcode.substring(0, 11)) - 20_000_000_000L - seller * 10_000_000L;
        return index >= 0 && index <= LARGEST_INDEX ? (int) index : -1;
    }

    /** A barcode that no card has yet: behind those of all cards. */
    String freshBarcode(int serial) {
        return barcode(2_000_000 + serial / 10, serial % 10);
    }

    /** The index of the card that leads the generated group, or -1. */
    int indexOfImtId(long imtId) {
        long index = imtId - imtId(0);
        return index >= 0 && index <= LARGEST_INDEX ? (int) index : -1;
    }

    /** How all barcodes of a card begin. */
    String barcodeStem(int index) {
        return Long.toString(20_000_000_000L + seller * 10_000_000L + index);
    }

    private static int checkDigit(String twelveDigits) {
        int sum = 0;
        for (int i = 0; i < twelveDigits.length(); i++) {
            sum += (twelveDigits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - (sum % 10)) % 10;
    }
}
