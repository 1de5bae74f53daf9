package dev.vitrina.media.inventory;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.vitrina.api.download.FileFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads pictures: their size from the first bytes, and what they look like. Knows WebP, which the JDK does not. */
public final class Picture {

    /** A picture that claims more is never decoded. */
    public static final long MOST_PIXELS = 60_000_000;

    /** Of one that is to be decoded whole: 40 MP take 160 MB. */
    private static final long MOST_WHOLE = 4_000_000;
    private static final long MEGAPIXEL = 1_000_000;
    /** Megapixels that are decoded at a time in all threads, so that the memory for it is bounded: a large picture waits until it is alone. */
    private static final int AT_ONCE = 64;
    private static final Semaphore DECODING = new Semaphore(AT_ONCE, true);
    private static final int HASH_WIDTH = 9;
    private static final int HASH_HEIGHT = 8;
    /** Thousandths of a grey level that make two places different: what a copy's compression changes is less. */
    private static final int COARSE = 2_000;

    /** Made here and not looked up: the JVM's registry would hold this plugin's class loader when it is gone. */
    private final WebPImageReaderSpi webp = new WebPImageReaderSpi();

    /** Width and height, in pixels. */
    public record Size(int width, int height) {}

    /** @param beginning as many first bytes as there are at hand; empty when they do not tell */
    public Optional<Size> size(FileFormat format, byte[] beginning) {
        try {
            return Optional.of(read(format, beginning, reader -> new Size(reader.getWidth(0), reader.getHeight(0))));
        } catch (IOException | RuntimeException tooShort) {
            return Optional.empty();
        }
    }

    /**
     * The difference hash: one bit for each of 8 x 8 places, set where the picture in grey gets brighter from left to right. Copies in
     * another size, format or quality have the same, or nearly.
     *
     * @throws IOException when it cannot be decoded
     */
    long differenceHash(FileFormat format, byte[] picture) throws IOException {
        BufferedImage image;
        try {
            image = read(format, picture, reader -> decoded(reader, reader.getDefaultReadParam(), MOST_WHOLE));
        } catch (RuntimeException broken) {
            throw new IOException("It cannot be decoded", broken);
        }
        long hash = 0;
        for (int y = 0; y < HASH_HEIGHT; y++) {
            for (int x = 0; x < HASH_WIDTH - 1; x++) {
                hash = (hash << 1) | (grey(image, x, y) < grey(image, x + 1, y) ? 1 : 0);
            }
        }
        return hash;
    }

    /** Whether it holds more than one picture, as animations do. */
    public boolean isAnimated(FileFormat format, byte[] picture) throws IOException {
        try {
            return format == FileFormat.GIF && read(format, picture, true, reader -> reader.getNumImages(true)) > 1;
        } catch (RuntimeException broken) {
            throw new IOException("It cannot be decoded", broken);
        }
    }

    /**
     * The picture with no more pixels than it takes to be {@code least} wide and high, or as it is when it is smaller.
     *
     * @throws IOException when it cannot be decoded, or claims more than {@link #MOST_PIXELS}
     */
    public BufferedImage small(FileFormat format, byte[] picture, int least) throws IOException {
        try {
            return read(format, picture, reader -> {
                ImageReadParam param = reader.getDefaultReadParam();
                int step = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / least);
                param.setSourceSubsampling(step, step, 0, 0);
                return decoded(reader, param, MOST_PIXELS);
            });
        } catch (RuntimeException broken) {
            throw new IOException("It cannot be decoded", broken);
        }
    }

    /** What a picture claims is weighed before a byte is reserved for it. */
    private static BufferedImage decoded(ImageReader reader, ImageReadParam param, long most) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > most) {
            throw new IOException("It has too many pixels");
        }
        int weight = (int) Math.min(AT_ONCE, pixels / MEGAPIXEL + 1);
        try {
            DECODING.acquire(weight);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Stopped before it was decoded").initCause(stopping);
        }
        try {
            return reader.read(0, param);
        } finally {
            DECODING.release(weight);
        }
    }

    /** The mean of a place of the grid: no pixel left out, so that the size of the copy hardly matters. */
    private static long grey(BufferedImage image, int x, int y) {
        int left = (x * image.getWidth()) / HASH_WIDTH;
        int right = Math.max(left + 1, ((x + 1) * image.getWidth()) / HASH_WIDTH);
        int top = (y * image.getHeight()) / HASH_HEIGHT;
        int bottom = Math.max(top + 1, ((y + 1) * image.getHeight()) / HASH_HEIGHT);
        long sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int rgb = image.getRGB(column, row);
                sum += 299 * ((rgb >> 16) & 0xff) + 587 * ((rgb >> 8) & 0xff) + 114 * (rgb & 0xff);
            }
        }
        return sum / ((long) (right - left) * (bottom - top) * COARSE);
    }

    private <T> T read(FileFormat format, byte[] bytes, Reading<T> reading) throws IOException {
        return read(format, bytes, false, reading);
    }

    private <T> T read(FileFormat format, byte[] bytes, boolean all, Reading<T> reading) throws IOException {
        ImageReader reader = reader(format);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, !all, true);
            return reading.of(reader);
        } finally {
            reader.dispose();
        }
    }

    private ImageReader reader(FileFormat format) throws IOException {
        if (format == FileFormat.WEBP) {
            return webp.createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw new IOException("Nothing here reads " + format);
        }
        return readers.next();
    }

    /** What is asked of a reader. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ImageReader reader) throws IOException;
    }
}
