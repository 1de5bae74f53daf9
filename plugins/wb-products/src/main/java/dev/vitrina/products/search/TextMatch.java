package dev.vitrina.products.search;

/** What a card has to do with a filter's text to be found by it. */
public enum TextMatch {
    /**
     * What is best of what there is: the cards that the text identifies; where it identifies none, those that contain it; and for who looks at a
     * list, where none contains it, those that are like it. See {@link CardSearch}.
     */
    BEST,
    /** It is their nmId, their vendor code, whatever its case, or one of their barcodes. */
    IDENTIFIED,
    /** They have it, wherever; those that it identifies among them. */
    CONTAINED,
    /** It may be mistyped, and they are like it; none has it. */
    SIMILAR;

    /** Whether cards can be told by it for this text: half of them are like a short one. */
    public boolean isKnownOf(String text) {
        return this != SIMILAR || Wording.isSimilarKnown(text);
    }
}
