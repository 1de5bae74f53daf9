package dev.vitrina.media;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.inventory.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a picture looks like: the mean colours of 12 x 16 places of it, on Wildberries' canvas of three to four with white beside what does not fill it.
 * Wildberries makes every picture anew in its own sizes and gives no hash of it, so that this is what tells one from another. That it fills up and does
 * not cut off is what its sizes show; the spec does not say so.
 *
 * @param cells Base64 of 576 bytes: red, green, blue of each place
 * @param print Base64 of the SHA-256 of the canvas: equal for the same bytes read twice, not for copies; null when it was kept before there was one
 */
public record Look(String cells, @Nullable String print) {
    private static final int COLUMNS = 12;
    private static final int ROWS = 16;
    private static final int CELL = 20;
    private static final int SHA_256 = 32;
    /** Not of Base64. */
    private static final char MARK = '.';
    /** Levels of 255 that a place may be apart in copies: strong compression smears sharp edges between colours. */
    private static final int MOST_APART = 48;
    /** Levels of 255 on the mean. A copy of sharp blocks of colour was seen at 3.2, another photo of the same goods at 13. */
    private static final int MEAN_APART = 6;

    /** @throws IOException when it cannot be decoded */
    public static Look of(Picture pictures, FileFormat format, byte[] picture) throws IOException {
        return of(pictures.small(format, picture, COLUMNS * CELL));
    }

    private static Look of(BufferedImage image) {
        BufferedImage canvas = new BufferedImage(COLUMNS * CELL, ROWS * CELL, BufferedImage.TYPE_INT_RGB);
        double scale = Math.min(
            canvas.getWidth() / (double) image.getWidth(),
            canvas.getHeight() / (double) image.getHeight()
        );
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        Graphics2D g = canvas.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, (canvas.getWidth() - width) / 2, (canvas.getHeight() - height) / 2, width, height, null);
        g.dispose();
        byte[] cells = new byte[COLUMNS * ROWS * 3];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                mean(canvas, column, row, cells, (row * COLUMNS + column) * 3);
            }
        }
        return new Look(Base64.getEncoder().encodeToString(cells), print(canvas));
    }

    private static String print(BufferedImage canvas) {
        int[] pixels = canvas.getRGB(0, 0, canvas.getWidth(), canvas.getHeight(), null, 0, canvas.getWidth());
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.asIntBuffer().put(pixels);
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void mean(BufferedImage canvas, int column, int row, byte[] cells, int at) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = row * CELL; y < (row + 1) * CELL; y++) {
            for (int x = column * CELL; x < (column + 1) * CELL; x++) {
                int rgb = canvas.getRGB(x, y);
                red += (rgb >> 16) & 0xff;
                green += (rgb >> 8) & 0xff;
                blue += rgb & 0xff;
            }
        }
        cells[at] = (byte) (red / (CELL * CELL));
        cells[at + 1] = (byte) (green / (CELL * CELL));
        cells[at + 2] = (byte) (blue / (CELL * CELL));
    }

    /** For who sends it back: {@link #parse} reads it. */
    public String text() {
        return print == null ? cells : cells + MARK + print;
    }

    /** Empty for what {@link #text} never gives. */
    public static Optional<Look> parse(String text) {
        int mark = text.indexOf(MARK);
        String cells = mark < 0 ? text : text.substring(0, mark);
        String print = mark < 0 ? null : text.substring(mark + 1);
        return isOfBytes(cells, COLUMNS * ROWS * 3) && (print == null || isOfBytes(print, SHA_256))
            ? Optional.of(new Look(cells, print))
            : Optional.empty();
    }

    private static boolean isOfBytes(String base64, int count) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == count && Base64.getEncoder().encodeToString(bytes).equals(base64);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Whether they are copies of one picture: nowhere far apart, and hardly apart on the whole. */
    public boolean isOf(Look other) {
        byte[] own = Base64.getDecoder().decode(cells);
        byte[] others = Base64.getDecoder().decode(other.cells);
        int sum = 0;
        for (int at = 0; at < own.length; at++) {
            int apart = Math.abs((own[at] & 0xff) - (others[at] & 0xff));
            if (apart > MOST_APART) {
                return false;
            }
            sum += apart;
        }
        return sum <= MEAN_APART * own.length;
    }

    /** Whether they are one picture to the last pixel of the canvas. */
    public boolean isSame(Look other) {
        return print != null && print.equals(other.print);
    }

    /** The sum of levels that all places are apart: of two pictures that {@link #isOf} takes for copies, the nearer one is it. */
    public int apart(Look other) {
        byte[] own = Base64.getDecoder().decode(cells);
        byte[] others = Base64.getDecoder().decode(other.cells);
        int sum = 0;
        for (int at = 0; at < own.length; at++) {
            sum += Math.abs((own[at] & 0xff) - (others[at] & 0xff));
        }
        // Text in small letters may leave the means as they are.
        return 2 * sum + (isSame(other) ? 0 : 1);
    }
}
