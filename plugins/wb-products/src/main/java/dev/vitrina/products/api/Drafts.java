package dev.vitrina.products.api;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes drafts and has them checked, so that who made one finds the verdict on its page. */
public final class Drafts {

    private static final int TITLE = 200;

    private final ChangeSets changeSets;
    private final Texts texts;
    private final JsonMapper json;

    public Drafts(ChangeSets changeSets, Texts texts, JsonMapper json) {
        this.changeSets = changeSets;
        this.texts = texts;
        this.json = json;
    }

    /** Maps to {@code ProductsDraftPayload}. */
    public record Drafted(@Nullable ChangeSetId id, List<UserError> errors) {
        public @Nullable Long changeSetId() {
            return id == null ? null : id.value();
        }

        static Drafted refused(List<UserError> errors) {
            return new Drafted(null, errors);
        }
    }

    /**
     * Who drafts what, and what it is called.
     *
     * @param input what was asked for; its JSON tells one request from another
     */
    record Request(
        ShopId shop,
        Actor by,
        String kind,
        String origin,
        @Nullable String title,
        @Nullable String key,
        Object input
    ) {}

    /**
     * A second request of the same idempotency key gets the set of the first, whatever has become of it since: what it would change now is not
     * looked at. The key with another request is refused.
     *
     * @param rows read once, and only for a new set
     */
    Drafted draft(Request request, Iterator<DraftRow> rows) {
        Once once = new Once(rows);
        try {
            ChangeSetId id = changeSets.createAndCheck(
                new ChangeSetDraft(
                    request.shop(),
                    request.kind(),
                    title(request),
                    request.origin(),
                    request.key(),
                    request.by(),
                    request.origin() + " " + json.writeValueAsString(request.input())
                ),
                once
            );
            return new Drafted(id, List.of());
        } catch (VitrinaException refused) {
            if (ChangeSets.KEY_REUSED.equals(refused.extensions().get("reason"))) {
                return Drafted.refused(List.of(error(ChangeSets.KEY_REUSED, "idempotencyKey")));
            }
            if (Selections.MORE_THAN_SHOWN.equals(refused.extensions().get("reason"))) {
                return Drafted.refused(List.of(error(Selections.MORE_THAN_SHOWN, "cards", "expectedCount")));
            }
            if (refused.code() != ErrorCode.INVALID_INPUT) {
                throw refused;
            }
            return Drafted.refused(
                List.of(
                    once.isEmpty() ? error("NOTHING_TO_CHANGE") : UserError.at(refused.code().name(), message(refused))
                )
            );
        }
    }

    /** Tells whether there were any rows, where they were asked for, as they are for a new set only. */
    private static final class Once implements Iterable<DraftRow> {

        private final Iterator<DraftRow> rows;
        private boolean empty;

        Once(Iterator<DraftRow> rows) {
            this.rows = rows;
        }

        @Override
        public Iterator<DraftRow> iterator() {
            empty = !rows.hasNext();
            return rows;
        }

        boolean isEmpty() {
            return empty;
        }
    }

    UserError error(String code, String... path) {
        return UserError.at(code, texts.of("error." + code), path);
    }

    private String title(Request request) {
        String title = request.title();
        String made = title == null || title.isBlank() ? texts.of("draft." + request.origin()) : title.strip();
        return made.length() <= TITLE ? made : made.substring(0, TITLE);
    }

    private static String message(VitrinaException refused) {
        String message = refused.getMessage();
        return message == null ? refused.code().name() : message;
    }
}
