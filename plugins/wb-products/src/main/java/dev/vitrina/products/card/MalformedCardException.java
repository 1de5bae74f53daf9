package dev.vitrina.products.card;

/** Wildberries sent something that is not what the items spec promises. The message names the field and never its value. */
public final class MalformedCardException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedCardException(String message) {
        super(message);
    }
}
