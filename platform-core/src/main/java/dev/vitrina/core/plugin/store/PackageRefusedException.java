package dev.vitrina.core.plugin.store;

/** A package cannot be used; the message says why, in a sentence for the operator. */
public class PackageRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public PackageRefusedException(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
