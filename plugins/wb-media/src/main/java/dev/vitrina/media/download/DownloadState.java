package dev.vitrina.media.download;

/** Where a download is; maps to the GraphQL enum {@code MediaDownloadState}. */
enum DownloadState {
    READY,
    RUNNING,
    DONE,
    /** Somebody asked for that, or it was full: the ZIP is whole, and holds what was there by then. */
    STOPPED,
    /** The browser or the host went away: the ZIP is of no use. */
    INTERRUPTED,
}
