package dev.vitrina.media.intake;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetState;
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

/** Makes drafts and has them checked, so that who made one finds the verdict on its page. */
final class Drafts {

    private static final int TITLE = 200;

    private final ChangeSets changeSets;
    private final Texts texts;

    Drafts(ChangeSets changeSets, Texts texts) {
        this.changeSets = changeSets;
        this.texts = texts;
    }

    /** Maps to {@code MediaDraftPayload}. */
    record Drafted(@Nullable Long changeSetId, List<UserError> errors) {}

    /** Who drafts, and what it is called. */
    record Request(ShopContext shop, Actor by, String origin, @Nullable String title, @Nullable String key) {}

    Drafted draft(Request request, List<DraftRow> rows) {
        try {
            ChangeSetId id = changeSets.create(
                new ChangeSetDraft(
                    request.shop().id(),
                    MediaKind.ID,
                    title(request),
                    request.origin(),
                    request.key(),
                    request.by()
                ),
                rows
            );
            check(request.shop(), id);
            return new Drafted(id.value(), List.of());
        } catch (VitrinaException refused) {
            if (refused.code() != ErrorCode.INVALID_INPUT) {
                throw refused;
            }
            String message = refused.getMessage();
            return new Drafted(
                null,
                List.of(UserError.at(refused.code().name(), message == null ? refused.code().name() : message))
            );
        }
    }

    /** Of a repeated request the set may have gone on since. */
    private void check(ShopContext shop, ChangeSetId id) {
        boolean isDraft = changeSets
            .find(shop.id(), id)
            .filter(set -> set.state() == ChangeSetState.DRAFT)
            .isPresent();
        if (!isDraft) {
            return;
        }
        try {
            changeSets.check(shop.id(), id);
        } catch (VitrinaException confirmed) {
            if (confirmed.code() != ErrorCode.CONFLICT) {
                throw confirmed;
            }
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
