package dev.vitrina.sandbox.media;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Pictures in WB's sizes, painted or made out of what a seller sent; the latest 32 MB of them are kept. Thread-safe. */
final class Gallery {

    private static final long LARGEST = 32L << 20;
    private final Catalogues catalogues;
    private final Painter painter = new Painter();
    private final Map<Key, Rendered> pictures = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    Gallery(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** Empty when the card it was painted for is gone. */
    Optional<Rendered> picture(Picture picture, PictureSize size) {
        Key key = new Key(picture, size);
        synchronized (this) {
            Rendered known = pictures.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<Rendered> rendered = switch (picture) {
            case Picture.Painted(long nmId, int number) -> catalogues
                .anywhere(nmId)
                .map(card -> painted(card, number, size));
            case Picture.Uploaded uploaded -> Optional.of(scaled(uploaded, size));
        };
        rendered.ifPresent(made -> keep(key, made));
        return rendered;
    }

    private Rendered painted(Card card, int number, PictureSize size) {
        return new Rendered("image/jpeg", painter.paint(card, number, size));
    }

    /** Filled up with white to the size's proportions. What the JDK cannot read (WebP) stays what it is. */
    private static Rendered scaled(Picture.Uploaded uploaded, PictureSize size) {
        BufferedImage original = decoded(uploaded.file());
        if (original == null) {
            return new Rendered(uploaded.contentType(), uploaded.file());
        }
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, size.width(), size.height());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        double scale = Math.min(
            size.width() / (double) original.getWidth(),
            size.height() / (double) original.getHeight()
        );
        int width = (int) Math.round(original.getWidth() * scale);
        int height = (int) Math.round(original.getHeight() * scale);
        g.drawImage(original, (size.width() - width) / 2, (size.height() - height) / 2, width, height, null);
        g.dispose();
        return new Rendered("image/jpeg", Painter.jpeg(image));
    }

    private static @Nullable BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException damaged) {
            return null;
        }
    }

    private synchronized void keep(Key key, Rendered picture) {
        Rendered former = pictures.put(key, picture);
        bytes += picture.bytes().length - (former == null ? 0 : former.bytes().length);
        var oldest = pictures.entrySet().iterator();
        while (bytes > LARGEST) {
            bytes -= oldest.next().getValue().bytes().length;
            oldest.remove();
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Rendered(String contentType, byte[] bytes) {}

    private record Key(Picture picture, PictureSize size) {}
}
