package dev.vitrina.tokens.api;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.tokens.check.Refusal;
import dev.vitrina.tokens.revalidation.Revalidation;
import dev.vitrina.tokens.revalidation.Revalidation.Answer;
import dev.vitrina.tokens.token.Token;
import dev.vitrina.tokens.token.TokenChange;
import dev.vitrina.tokens.token.TokenConnection;
import dev.vitrina.tokens.token.TokenEditing;
import dev.vitrina.tokens.token.TokenRemoval;
import dev.vitrina.tokens.token.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The plugin's fields of {@code Mutation}. */
@Controller
public final class TokenMutations {

    private final TokenStore store;
    private final TokenConnection connection;
    private final TokenEditing editing;
    private final TokenRemoval removal;
    private final Revalidation revalidation;

    public TokenMutations(
        TokenStore store,
        TokenConnection connection,
        TokenEditing editing,
        TokenRemoval removal,
        Revalidation revalidation
    ) {
        this.store = store;
        this.connection = connection;
        this.editing = editing;
        this.removal = removal;
        this.revalidation = revalidation;
    }

    @MutationMapping
    public TokenChange wbTokensCreate(@Argument CreateInput input) {
        return connection.create(input.name(), input.token());
    }

    @MutationMapping
    public TokenChange wbTokensUpdate(@Argument UpdateInput input) {
        return find(input.id())
            .map(token -> editing.update(token, input.name(), input.token()))
            .orElseGet(() -> TokenChange.refused(notFound()));
    }

    @MutationMapping
    public Deleted wbTokensDelete(@Argument DeleteInput input) {
        return find(input.id())
            .map(token -> delete(token, input.confirmName()))
            .orElseGet(() -> new Deleted(null, List.of(notFound())));
    }

    @MutationMapping
    public TokenChange wbTokensRevalidate(@Argument RevalidateInput input) {
        return find(input.id())
            .map(this::revalidate)
            .orElseGet(() -> TokenChange.refused(notFound()));
    }

    private Deleted delete(Token token, String confirmName) {
        return removal
            .delete(token, confirmName)
            .map(error -> new Deleted(null, List.of(error)))
            .orElseGet(() -> new Deleted(token.shopId(), List.of()));
    }

    private TokenChange revalidate(Token token) {
        Answer answer = revalidation.ask(token, Priority.INTERACTIVE);
        Token now = store.find(token.shopId()).orElse(token);
        return switch (answer) {
            // A refusal is the answer that was asked for: the token's state tells it.
            case Answer.Confirmed ignored -> TokenChange.done(now, List.of());
            case Answer.Refused ignored -> TokenChange.done(now, List.of());
            case Answer.Later(Duration pause) -> new TokenChange(
                now,
                List.of(),
                List.of(about(Refusal.rateLimited(pause)))
            );
            case Answer.Silent ignored -> new TokenChange(now, List.of(), List.of(about(Refusal.unavailable())));
        };
    }

    private Optional<Token> find(String id) {
        return TokenId.parse(id).flatMap(store::find);
    }

    private static UserError notFound() {
        return UserError.at("NOT_FOUND", "There is no such token; it may have been deleted meanwhile.", "id");
    }

    private static UserError about(UserError error) {
        return UserError.at(error.code(), error.message(), "id");
    }

    /** Maps to {@code WbTokensCreateInput}; prints nothing of the secret. */
    public record CreateInput(String name, String token) {
        @Override
        public String toString() {
            return "CreateInput[name=" + name + "]";
        }
    }

    /** Maps to {@code WbTokensUpdateInput}; prints nothing of the secret. */
    public record UpdateInput(String id, @Nullable String name, @Nullable String token) {
        @Override
        public String toString() {
            return "UpdateInput[id=" + id + ", name=" + name + "]";
        }
    }

    /** Maps to {@code WbTokensDeleteInput}. */
    public record DeleteInput(String id, String confirmName) {}

    /** Maps to {@code WbTokensRevalidateInput}. */
    public record RevalidateInput(String id) {}

    /** Maps to {@code WbTokensDeletePayload}. */
    public record Deleted(@Nullable ShopId deletedId, List<UserError> errors) {}
}
