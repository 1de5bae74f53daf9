package com.example.feedbacks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a buyer wrote; maps to the GraphQL type {@code Feedback}. */
record Feedback(
    String id,
    long nmId,
    String productName,
    @Nullable String vendorCode,
    @Nullable String size,
    @Nullable String userName,
    int valuation,
    String text,
    String pros,
    String cons,
    Instant createdAt,
    boolean viewed,
    @Nullable Answer answer
) {
    /** The seller's answer. */
    record Answer(String text, String state, boolean editable) {}

    /** One page, with the counts that Wildberries sends along. */
    record Page(List<Feedback> feedbacks, int unanswered, int answered) {
        static final Page NONE = new Page(List.of(), 0, 0);
    }

    /** What waits for an answer. */
    record Counts(int unanswered, int unansweredToday) {
        static final Counts NONE = new Counts(0, 0);
    }
}
