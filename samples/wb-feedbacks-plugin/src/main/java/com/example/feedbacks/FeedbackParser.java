package com.example.feedbacks;

import com.example.feedbacks.Feedback.Answer;
import com.example.feedbacks.Feedback.Counts;
import com.example.feedbacks.Feedback.Page;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers of the feedbacks host (WB communications spec): envelope {@code {data, error, errorText, additionalErrors}}. A 200 with
 * {@code error: true} is a failure, not data. Throws when an answer is not what the spec promises: it is then not cached.
 */
final class FeedbackParser {

    private final JsonMapper json;

    FeedbackParser(JsonMapper json) {
        this.json = json;
    }

    Page page(byte[] body) {
        JsonNode data = data(body);
        List<Feedback> feedbacks = data.required("feedbacks").valueStream().map(FeedbackParser::feedback).toList();
        return new Page(
            feedbacks,
            data.required("countUnanswered").intValue(),
            data.required("countArchive").intValue()
        );
    }

    Counts counts(byte[] body) {
        JsonNode data = data(body);
        return new Counts(
            data.required("countUnanswered").intValue(),
            data.required("countUnansweredToday").intValue()
        );
    }

    private JsonNode data(byte[] body) {
        JsonNode answer = json.readTree(body);
        if (answer.path("error").asBoolean(false)) {
            throw new IllegalArgumentException("Wildberries answered 200 with an error");
        }
        return answer.required("data");
    }

    private static Feedback feedback(JsonNode feedback) {
        JsonNode product = feedback.required("productDetails");
        return new Feedback(
            feedback.required("id").stringValue(),
            product.required("nmId").longValue(),
            product.path("productName").stringValue(""),
            product.path("supplierArticle").stringValue(null),
            product.path("size").stringValue(null),
            feedback.path("userName").stringValue(null),
            feedback.required("productValuation").intValue(),
            feedback.path("text").stringValue(""),
            feedback.path("pros").stringValue(""),
            feedback.path("cons").stringValue(""),
            OffsetDateTime.parse(feedback.required("createdDate").stringValue()).toInstant(),
            feedback.path("wasViewed").booleanValue(false),
            answer(feedback.path("answer"))
        );
    }

    private static @Nullable Answer answer(JsonNode answer) {
        return answer.isObject()
            ? new Answer(
                answer.required("text").stringValue(),
                answer.path("state").stringValue("none"),
                answer.path("editable").booleanValue(false)
            )
            : null;
    }
}
