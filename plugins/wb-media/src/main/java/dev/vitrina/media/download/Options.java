package dev.vitrina.media.download;

import dev.vitrina.media.PhotoSize;

/** What is taken of each card, and how it is called. */
record Options(PhotoSize size, boolean photos, VideoChoice video, NameTemplate names) {}
