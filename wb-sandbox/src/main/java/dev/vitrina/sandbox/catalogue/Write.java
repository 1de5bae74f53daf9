package dev.vitrina.sandbox.catalogue;

import java.util.List;

/** A change that was accepted and is carried out later (items spec: creating and editing cards is asynchronous). */
@FunctionalInterface
public interface Write {
    Outcome apply(CatalogueEdits edits);

    /** Whether a card that it writes leaves the list of cards with errors. */
    default boolean settlesErrors() {
        return false;
    }

    /** @param written cards as they are now @param refused what goes to the list of cards with errors */
    record Outcome(List<Card> written, List<Refusal> refused) {}
}
