package dev.vitrina.sandbox.media;

import dev.vitrina.sandbox.catalogue.Card;
import java.util.LinkedHashMap;
import java.util.Map;

/** Painted pictures, the latest 32 MB of them. Thread-safe. */
final class Gallery {

    private static final long LARGEST = 32L << 20;

    private final Painter painter = new Painter();
    private final Map<Key, byte[]> pictures = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    byte[] picture(Card card, int number, PictureSize size) {
        Key key = new Key(card.nmId(), number, size);
        synchronized (this) {
            byte[] known = pictures.get(key);
            if (known != null) {
                return known;
            }
        }
        byte[] painted = painter.paint(card, number, size);
        keep(key, painted);
        return painted;
    }

    private synchronized void keep(Key key, byte[] picture) {
        byte[] former = pictures.put(key, picture);
        bytes += picture.length - (former == null ? 0 : former.length);
        var oldest = pictures.entrySet().iterator();
        while (bytes > LARGEST) {
            bytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }

    private record Key(long nmId, int number, PictureSize size) {}
}
