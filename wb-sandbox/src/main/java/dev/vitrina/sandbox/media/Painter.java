package dev.vitrina.sandbox.media;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Characteristic;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Paints product pictures: the goods in the card's colour on a background of its own, with nmId and number of the picture, so that no two
 * look alike. The result is JPEG, also where the path ends in {@code .webp}: no encoder for WebP in pure Java is fit for use, and
 * clients must go by the content type, which says what it is. Thread-safe.
 */
final class Painter {

    private static final Map<String, Integer> COLOURS = Map.ofEntries(
        Map.entry("белый", 0xFAFAFA),
        Map.entry("чёрный", 0x26262B),
        Map.entry("красный", 0xD7263D),
        Map.entry("синий", 0x2347A8),
        Map.entry("зелёный", 0x2E8B57),
        Map.entry("жёлтый", 0xF2C230),
        Map.entry("серый", 0x8C8F94),
        Map.entry("бежевый", 0xD8C3A5),
        Map.entry("розовый", 0xF19CBB),
        Map.entry("голубой", 0x7EC8E3),
        Map.entry("коричневый", 0x7B4B2A),
        Map.entry("фиолетовый", 0x7B3FE4),
        Map.entry("оранжевый", 0xF28C28),
        Map.entry("бордовый", 0x7A1F3D),
        Map.entry("молочный", 0xF6EEDD),
        Map.entry("хаки", 0x7C7A4B)
    );

    byte[] paint(Card card, int number, PictureSize size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            background(g, card, number, size);
            goods(g, card, number, size);
            caption(g, card, number, size);
        } finally {
            g.dispose();
        }
        return jpeg(image);
    }

    private static void background(Graphics2D g, Card card, int number, PictureSize size) {
        float hue = Math.floorMod(card.nmId() * 37 + number * 71L, 360) / 360f;
        Color light = Color.getHSBColor(hue, 0.10f, 0.99f);
        Color deep = Color.getHSBColor(hue, 0.30f, 0.88f);
        g.setPaint(new GradientPaint(0, 0, light, size.width(), size.height(), deep));
        g.fillRect(0, 0, size.width(), size.height());
    }

    private static void goods(Graphics2D g, Card card, int number, PictureSize size) {
        // The first picture shows the goods upright and whole, the others turned and closer.
        double side = size.width() * (0.62 + 0.08 * ((number - 1) % 4));
        AffineTransform place = new AffineTransform();
        place.translate(size.width() / 2.0, size.height() * 0.47);
        place.rotate(Math.toRadians(((number - 1) * 23) % 360));
        place.scale(side / 100, side / 100);
        place.translate(-50, -50);
        Shape outline = place.createTransformedShape(Motif.of(card.subject()).outline());
        g.setColor(new Color(colour(card)));
        g.fill(outline);
        g.setColor(new Color(0, 0, 0, 110));
        g.setStroke(new BasicStroke(Math.max(1f, size.width() / 180f)));
        g.draw(outline);
    }

    private static void caption(Graphics2D g, Card card, int number, PictureSize size) {
        double digit = size.height() / 24.0;
        double margin = digit * 0.8;
        double width = Digits.width(card.nmId(), digit);
        g.setColor(new Color(255, 255, 255, 200));
        g.fill(new Rectangle2D.Double(0, size.height() - digit - 2 * margin, size.width(), digit + 2 * margin));
        g.setColor(new Color(0x3A3A44));
        Digits.draw(g, card.nmId(), (size.width() - width) / 2, size.height() - digit - margin, digit);
        Digits.draw(g, number, margin, margin, digit * 1.6);
    }

    private static int colour(Card card) {
        for (Characteristic characteristic : card.characteristics()) {
            if (characteristic instanceof Characteristic.Texts texts && COLOURS.containsKey(texts.value().getFirst())) {
                return COLOURS.get(texts.value().getFirst());
            }
        }
        return 0x8C8F94;
    }

    static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(0.82f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
