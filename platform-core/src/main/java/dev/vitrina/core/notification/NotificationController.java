package dev.vitrina.core.notification;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The notifications centre over GraphQL: each caller's own. */
@Controller
class NotificationController {

    private static final int MOST_IDS = 500;

    private final NotificationCentre centre;

    NotificationController(NotificationCentre centre) {
        this.centre = centre;
    }

    @QueryMapping
    NotificationList notifications(@Argument @Nullable Boolean resolved, GraphQLContext context, Locale language) {
        Caller caller = RequestScope.of(context).signedIn();
        List<Raised> visible = centre.visible(caller, Boolean.TRUE.equals(resolved));
        return new NotificationList(
            visible
                .stream()
                .map(raised -> View.of(raised, language))
                .toList(),
            visible.size(),
            unread(visible)
        );
    }

    @MutationMapping
    ReadPayload notificationsRead(@Argument ReadInput input, GraphQLContext context) {
        Caller caller = RequestScope.of(context).signedIn();
        centre.read(caller, input.ids() == null ? null : ids(input.ids()));
        return new ReadPayload(unread(centre.visible(caller, false)), List.of());
    }

    private static List<Long> ids(List<String> texts) {
        if (texts.size() > MOST_IDS) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "At most %d ids at once".formatted(MOST_IDS));
        }
        try {
            return texts.stream().map(Long::valueOf).toList();
        } catch (NumberFormatException malformed) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`ids` must be those of notifications");
        }
    }

    private static int unread(List<Raised> visible) {
        return (int) visible
            .stream()
            .filter(raised -> !raised.read() && raised.resolvedAt() == null)
            .count();
    }

    record ReadInput(@Nullable List<String> ids) {}

    record ReadPayload(int unread, List<UserError> errors) {}

    record NotificationList(List<View> items, int totalItems, int unread) {}

    /** In the caller's language. */
    record View(
        long id,
        @Nullable ShopId shopId,
        Severity severity,
        String title,
        String text,
        @Nullable Action action,
        @Nullable String jobId,
        Instant raisedAt,
        @Nullable Instant resolvedAt,
        boolean read
    ) {
        static View of(Raised raised, Locale language) {
            return new View(
                raised.id(),
                raised.shop(),
                raised.severity(),
                in(language, raised.title()),
                in(language, raised.text()),
                raised.path() == null ? null : new Action(raised.path(), in(language, raised.label())),
                raised.job() == null ? null : raised.job().toString(),
                raised.raisedAt(),
                raised.resolvedAt(),
                raised.read()
            );
        }

        private static String in(Locale language, Map<String, String> texts) {
            return texts.getOrDefault(language.getLanguage(), texts.getOrDefault("en", ""));
        }
    }

    record Action(String path, String label) {}
}
