package dev.vitrina.media.download;

/**
 * A file that is not in an archive; maps to {@code MediaDownloadFailure}.
 *
 * @param number of the photo, 0 for the video
 */
record Failure(long nmId, String vendorCode, int number, String reason) {}
