package dev.vitrina.core.change;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.SendingStops.Stop;
import dev.vitrina.core.change.StoredSet.Person;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.Role;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The stop of all sending, over GraphQL: of a shop by who holds the permission there, of the whole installation by an administrator. */
@Controller
class SendingController {

    private static final int LONGEST_REASON = 300;

    private final SendingSwitch sending;
    private final AccessRules rules;

    SendingController(SendingSwitch sending, AccessRules rules) {
        this.sending = sending;
        this.rules = rules;
    }

    @QueryMapping
    View changeSending(GraphQLContext context) {
        return view(RequestScope.of(context).signedIn());
    }

    @MutationMapping
    Payload changeSendingStop(@Argument StopInput input, GraphQLContext context) {
        Caller caller = RequestScope.of(context).signedIn();
        String reason = input.reason() == null ? "" : input.reason().strip();
        if (!may(caller, input.shopId())) {
            return forbidden();
        }
        if (reason.length() > LONGEST_REASON) {
            String message = "The reason has %d characters at most.".formatted(LONGEST_REASON);
            return new Payload(null, List.of(UserError.at("INVALID_REASON", message, "reason")));
        }
        sending.stop(shop(input.shopId()), reason, new Person(caller.userId(), caller.email()));
        return new Payload(view(caller), List.of());
    }

    @MutationMapping
    Payload changeSendingGoOn(@Argument GoOnInput input, GraphQLContext context) {
        Caller caller = RequestScope.of(context).signedIn();
        if (!may(caller, input.shopId())) {
            return forbidden();
        }
        if (!sending.goOn(shop(input.shopId()))) {
            return new Payload(null, List.of(UserError.at("NOT_STOPPED", "Sending is not stopped there.", "shopId")));
        }
        return new Payload(view(caller), List.of());
    }

    private View view(Caller caller) {
        List<StopView> stops = sending
            .stops()
            .stream()
            .filter(stop -> stop.shop() == null || caller.mayEnter(stop.shop()))
            .map(stop -> new StopView(stop, may(caller, stop.shop())))
            .toList();
        return new View(stops, may(caller, (ShopId) null));
    }

    /** What is not a shop's id is nobody's shop. */
    private boolean may(Caller caller, @Nullable String shop) {
        try {
            return may(caller, shop(shop));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private boolean may(Caller caller, @Nullable ShopId shop) {
        boolean enters = shop == null ? caller.role() == Role.ADMIN && caller.mayEnterAll() : caller.mayEnter(shop);
        return enters && rules.permits(caller, HostPermissions.SENDING, shop);
    }

    private static @Nullable ShopId shop(@Nullable String id) {
        return id == null ? null : new ShopId(Long.parseLong(id));
    }

    private static Payload forbidden() {
        String message = "This takes the permission %s there.".formatted(HostPermissions.SENDING);
        return new Payload(null, List.of(UserError.at("FORBIDDEN", message, "shopId")));
    }

    /** GraphQL type {@code ChangeSending}. */
    record View(List<StopView> stops, boolean mayStopAll) {}

    /** GraphQL type {@code ChangeSendingStop}. */
    record StopView(Stop stop, boolean mayGoOn) {
        public @Nullable String shopId() {
            return stop.shop() == null ? null : stop.shop().toString();
        }

        public String reason() {
            return stop.reason();
        }

        public Instant stoppedAt() {
            return stop.at();
        }

        public String stoppedBy() {
            return stop.by().email();
        }
    }

    record StopInput(@Nullable String shopId, @Nullable String reason) {}

    record GoOnInput(@Nullable String shopId) {}

    record Payload(@Nullable View sending, List<UserError> errors) {}
}
