package dev.vitrina.media.intake;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.media.arrange.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes drafts and has them checked, so that who made one finds the verdict on its page. */
final class Drafts {

    private static final int TITLE = 200;

    private final ChangeSets changeSets;
    private final Texts texts;
    private final JsonMapper json;

    Drafts(ChangeSets changeSets, Texts texts, JsonMapper json) {
        this.changeSets = changeSets;
        this.texts = texts;
        this.json = json;
    }

    /**
     * Maps to {@code MediaDraftPayload}.
     *
     * @param isNew whether the rows became a set; a repeated request has that of the first
     */
    record Drafted(@Nullable Long changeSetId, List<UserError> errors, boolean isNew) {
        static Drafted refused(List<UserError> errors) {
            return new Drafted(null, errors, false);
        }
    }

    /**
     * Who drafts, and what it is called.
     *
     * @param input what was asked for; its JSON tells one request from another
     */
    record Request(
        ShopContext shop,
        Actor by,
        String origin,
        @Nullable String title,
        @Nullable String key,
        Object input
    ) {}

    Drafted draft(Request request, List<DraftRow> rows) {
        boolean[] isRead = new boolean[1];
        Iterable<DraftRow> once = () -> {
            isRead[0] = true;
            return rows.iterator();
        };
        try {
            ChangeSetId id = changeSets.createAndCheck(
                new ChangeSetDraft(
                    request.shop().id(),
                    MediaKind.ID,
                    title(request),
                    request.origin(),
                    request.key(),
                    request.by(),
                    request.origin() + " " + json.writeValueAsString(request.input())
                ),
                once
            );
            return new Drafted(id.value(), List.of(), isRead[0]);
        } catch (VitrinaException refused) {
            if (ChangeSets.KEY_REUSED.equals(refused.extensions().get("reason"))) {
                return Drafted.refused(List.of(error(ChangeSets.KEY_REUSED, "idempotencyKey")));
            }
            if (refused.code() != ErrorCode.INVALID_INPUT) {
                throw refused;
            }
            String message = refused.getMessage();
            return Drafted.refused(
                List.of(UserError.at(refused.code().name(), message == null ? refused.code().name() : message))
            );
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
}
