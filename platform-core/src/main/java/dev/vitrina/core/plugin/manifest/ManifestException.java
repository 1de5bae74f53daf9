package dev.vitrina.core.plugin.manifest;

/** A manifest cannot be used; the message says everything that is wrong with it. */
public final class ManifestException extends Exception {

    private static final long serialVersionUID = 1L;

    public ManifestException(String message) {
        super(message);
    }
}
