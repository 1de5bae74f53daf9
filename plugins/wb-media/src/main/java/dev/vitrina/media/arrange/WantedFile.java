package dev.vitrina.media.arrange;

import dev.vitrina.api.download.FileFormat;

/**
 * A file of the plugin's store, checked before it got there.
 *
 * @param name for people
 */
public record WantedFile(String id, FileFormat format, String name) {}
