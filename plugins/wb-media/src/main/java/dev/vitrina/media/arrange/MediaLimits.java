package dev.vitrina.media.arrange;

/** What Wildberries takes (WB items spec, media/file and media/save). */
public final class MediaLimits {

    public static final int MOST_PHOTOS = 30;
    public static final int LEAST_WIDTH = 700;
    public static final int LEAST_HEIGHT = 900;
    public static final long PHOTO_BYTES = 32L << 20;
    public static final long VIDEO_BYTES = 50L << 20;

    private MediaLimits() {}
}
