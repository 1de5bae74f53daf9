package dev.vitrina.sandbox.prices;

/** An upload that is refused as a whole. The message is its {@code errorText}. */
public final class RefusedUpload extends Exception {

    private static final long serialVersionUID = 1L;
    private final int status;

    RefusedUpload(int status, String errorText) {
        super(errorText);
        this.status = status;
    }

    static RefusedUpload invalid(String errorText) {
        return new RefusedUpload(400, errorText);
    }

    public int status() {
        return status;
    }

    public String errorText() {
        return String.valueOf(getMessage());
    }
}
