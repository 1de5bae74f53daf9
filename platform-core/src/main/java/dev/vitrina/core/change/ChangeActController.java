package dev.vitrina.core.change;

import dev.vitrina.api.error.UserError;
import dev.vitrina.core.change.StoredSet.Person;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What people do with change sets, over GraphQL. */
@Controller
class ChangeActController {

    private static final int MOST_KEYS = 1_000;

    private final ChangeDesk desk;
    private final ChangeAccess access;
    private final ChangeViews views;

    ChangeActController(ChangeDesk desk, ChangeAccess access, ChangeViews views) {
        this.desk = desk;
        this.access = access;
        this.views = views;
    }

    @MutationMapping
    Payload changeSetCheck(@Argument Input input, Locale language, GraphQLContext context) {
        return act(input.id(), language, context, (set, by) -> desk.check(set, input.version()));
    }

    @MutationMapping
    Payload changeSetConfirm(@Argument ConfirmInput input, Locale language, GraphQLContext context) {
        return act(input.id(), language, context, (set, by) -> desk.confirm(set, input.by(by)));
    }

    @MutationMapping
    Payload changeSetCancel(@Argument Input input, Locale language, GraphQLContext context) {
        return act(input.id(), language, context, (set, by) -> desk.cancel(set, input.version()));
    }

    @MutationMapping
    Payload changeSetRetry(@Argument RetryInput input, Locale language, GraphQLContext context) {
        return act(input.id(), language, context, (set, by) -> desk.retry(set, input.by(by)));
    }

    @MutationMapping
    Payload changeSetReschedule(@Argument RescheduleInput input, Locale language, GraphQLContext context) {
        Plan plan = new Plan(input.sendAt(), input.returnAt());
        return act(input.id(), language, context, (set, by) -> desk.reschedule(set, input.version(), plan, by));
    }

    @MutationMapping
    Payload changeSetRollBack(@Argument Input input, Locale language, GraphQLContext context) {
        return act(input.id(), language, context, (set, by) -> desk.rollBack(set, input.version(), by));
    }

    @MutationMapping
    Payload changeSetRowsDelete(@Argument RowsDeleteInput input, Locale language, GraphQLContext context) {
        if (input.keys().isEmpty() || input.keys().size() > MOST_KEYS) {
            String message = "Name 1 to %d rows at a time.".formatted(MOST_KEYS);
            return new Payload(null, List.of(UserError.at("INVALID_KEYS", message, "keys")));
        }
        return act(input.id(), language, context, (set, by) -> desk.delete(set, input.version(), input.keys(), by));
    }

    private Payload act(
        String id,
        Locale language,
        GraphQLContext context,
        BiFunction<StoredSet, Person, ActResult> act
    ) {
        Caller caller = RequestScope.of(context).signedIn();
        Optional<StoredSet> set = access.visible(id, caller);
        if (set.isEmpty()) {
            return refused(UserError.at("NOT_FOUND", "There is no such change set.", "id"));
        }
        if (!access.mayAct(set.get(), caller)) {
            String needed = set.get().rights().act();
            return refused(
                UserError.at("FORBIDDEN", "You may only look at it: this takes the permission " + needed + ".", "id")
            );
        }
        return switch (act.apply(set.get(), new Person(caller.userId(), caller.email()))) {
            case ActResult.Done(StoredSet done) -> new Payload(views.of(done, caller, language), List.of());
            case ActResult.Refused(UserError error) -> refused(error);
        };
    }

    private static Payload refused(UserError error) {
        return new Payload(null, List.of(error));
    }

    record Input(String id, @Nullable Integer version) {}

    record ConfirmInput(
        String id,
        int version,
        int expectedRows,
        @Nullable Integer typedRows,
        @Nullable Instant sendAt,
        @Nullable Instant returnAt,
        boolean dryRun
    ) {
        Confirmation by(Person person) {
            return new Confirmation(version, expectedRows, typedRows, person, new Plan(sendAt, returnAt), dryRun);
        }
    }

    record RescheduleInput(String id, int version, @Nullable Instant sendAt, @Nullable Instant returnAt) {}

    record RetryInput(String id, int version, int expectedRows, @Nullable Integer typedRows) {
        Confirmation by(Person person) {
            return new Confirmation(version, expectedRows, typedRows, person, Plan.AT_ONCE, false);
        }
    }

    record RowsDeleteInput(String id, int version, List<String> keys) {}

    record Payload(@Nullable ChangeSetView changeSet, List<UserError> errors) {}
}
