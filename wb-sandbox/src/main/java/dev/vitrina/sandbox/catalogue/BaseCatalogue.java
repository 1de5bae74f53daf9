package dev.vitrina.sandbox.catalogue;

/** A generated catalogue: nothing is stored, every card is computed when it is asked for. Immutable. */
final class BaseCatalogue {

    private final CardOrder order;
    private final CardIds ids;
    private final CardGenerator generator;

    BaseCatalogue(CardOrder order, CardIds ids, CardGenerator generator) {
        this.order = order;
        this.ids = ids;
        this.generator = generator;
    }

    int size() {
        return order.size();
    }

    /** The index of the generated card with this nmId, or -1. */
    int indexOf(long nmId) {
        int index = ids.indexOf(nmId);
        return index < size() ? index : -1;
    }

    long nmId(int index) {
        return ids.nmId(index);
    }

    CardView atIndex(int index) {
        return new View(index, order.positionOf(index));
    }

    CardView atPosition(int position) {
        return new View(order.indexAt(position), position);
    }

    /** The first position whose card stands after the key; {@link #size()} if none does. */
    int firstAfter(CardKey key) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keyAt(middle).compareTo(key) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The last position whose card stands before the key; -1 if none does. */
    int lastBefore(CardKey key) {
        int position = firstAfter(key) - 1;
        return position >= 0 && keyAt(position).equals(key) ? position - 1 : position;
    }

    private CardKey keyAt(int position) {
        return new CardKey(order.microsAt(position), ids.nmId(order.indexAt(position)));
    }

    private final class View implements CardView {

        private final int index;
        private final int position;

        View(int index, int position) {
            this.index = index;
            this.position = position;
        }

        @Override
        public long nmId() {
            return ids.nmId(index);
        }

        @Override
        public long imtId() {
            return generator.imtId(index);
        }

        @Override
        public Subject subject() {
            return generator.subject(index);
        }

        @Override
        public String brand() {
            return generator.brand(index);
        }

        @Override
        public String vendorCode() {
            return generator.vendorCode(index);
        }

        @Override
        public boolean hasTag(long tagId) {
            return generator.hasTag(index, tagId);
        }

        @Override
        public boolean hasPhotos() {
            return generator.photos(index) > 0;
        }

        @Override
        public boolean hasBarcode(String barcode) {
            return barcode.startsWith(ids.barcodeStem(index)) && card().hasBarcode(barcode);
        }

        @Override
        public CardKey key() {
            return new CardKey(order.microsAt(position), nmId());
        }

        @Override
        public Card card() {
            return generator.card(index, order.microsAt(position));
        }
    }
}
