package dev.vitrina.media.arrange;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamFile;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the writing calls and tells what is known of them afterwards. */
final class MediaWriter {

    /** Fifty megabytes take their time. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARTLY_SAVED = 409;
    private static final Duration UNTIL_ANOTHER_TOKEN = Duration.ofMinutes(10);
    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(30);

    private final UpstreamGateway gateway;
    private final FileStore files;
    private final JsonMapper json;
    private final Clock clock;

    MediaWriter(UpstreamGateway gateway, FileStore files, JsonMapper json, Clock clock) {
        this.gateway = gateway;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    /** @param links all media that the card is to have: photos in order, the video anywhere */
    MediaAnswer save(ShopId shop, long nmId, List<String> links, Priority priority) {
        String body = json.writeValueAsString(Map.of("nmId", nmId, "data", links));
        return answer(gateway.call(shop, MediaMethods.SAVE, UpstreamRequest.json(body), priority, PATIENCE));
    }

    /**
     * @param number of the photo, from 1; 1 for a video
     * @return empty when the file has expired: nothing was sent
     */
    Optional<MediaAnswer> file(ShopId shop, long nmId, int number, WantedFile file, Priority priority) {
        Optional<StoredFile> stored;
        try {
            stored = files.find(shop, file.id());
        } catch (VitrinaException gone) {
            return Optional.empty();
        }
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        UpstreamFile sent = new UpstreamFile(
            "uploadfile",
            // What the seller calls it is nobody's business, and may hold anything.
            number + "." + file.format().extension(),
            file.format().contentType(),
            stored.get().size(),
            () -> {
                try {
                    return files.open(shop, file.id());
                } catch (VitrinaException gone) {
                    throw new IOException("The file has expired", gone);
                }
            }
        );
        Map<String, String> headers = Map.of(
            "X-Nm-Id",
            Long.toString(nmId),
            "X-Photo-Number",
            Integer.toString(number)
        );
        UpstreamRequest request = UpstreamRequest.file(sent, headers);
        return Optional.of(answer(gateway.call(shop, MediaMethods.FILE, request, priority, PATIENCE)));
    }

    private MediaAnswer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok ok -> taken(ok.body());
            case Outcome.NotModified _ -> new MediaAnswer.Lost("Wildberries answered in a way nobody expects");
            case Outcome.NotFound(String message) -> new MediaAnswer.Refused(message);
            // "Part of media links not saved" (WB items spec): the others were.
            case Outcome.Rejected(int status, String message, var _) -> status == PARTLY_SAVED
                ? new MediaAnswer.Lost(message)
                : new MediaAnswer.Refused(message);
            case Outcome.Unauthorised(int _, String message, Outcome.Unauthorised.Extent extent) -> switch (extent) {
                case METHOD -> new MediaAnswer.Refused(message);
                case CREDENTIAL -> notNow(FailureKind.UNAUTHORISED, message, UNTIL_ANOTHER_TOKEN);
            };
            case Outcome.RateLimited(Duration after) -> notNow(
                FailureKind.RATE_LIMITED,
                "The rate limit of Wildberries is used up",
                after
            );
            case Outcome.Unavailable(String message, Duration after, boolean sent) -> sent
                ? new MediaAnswer.Lost(message)
                : notNow(FailureKind.UNAVAILABLE, message, after);
            case Outcome.Malformed(String message) -> new MediaAnswer.Lost(message);
        };
    }

    private MediaAnswer notNow(FailureKind kind, String message, @Nullable Duration after) {
        Instant retryAt = clock.instant().plus(Objects.requireNonNullElse(after, UNTIL_THE_NEXT_TRY));
        return new MediaAnswer.NotNow(new Problem(kind, message, retryAt), retryAt);
    }

    /** A 200 may be a refusal (WB items spec: {@code error}), and one that cannot be read proves nothing. */
    private MediaAnswer taken(byte[] body) {
        try {
            JsonNode answer = json.readTree(body);
            JsonNode error = answer.path("error");
            if (!error.isBoolean()) {
                return new MediaAnswer.Lost("The answer of Wildberries cannot be read");
            }
            return error.booleanValue()
                ? new MediaAnswer.Refused(answer.path("errorText").asString(""))
                : new MediaAnswer.Taken();
        } catch (JacksonException unreadable) {
            return new MediaAnswer.Lost("The answer of Wildberries cannot be read");
        }
    }
}
