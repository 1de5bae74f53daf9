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

/** Makes drafts and has them checked, so that who made one finds the verdict on its page. */
public final class Drafts {

    private static final int TITLE = 200;

    private final ChangeSets changeSets;
    private final Texts texts;

    public Drafts(ChangeSets changeSets, Texts texts) {
        this.changeSets = changeSets;
        this.texts = texts;
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

    /** Who drafts what, and what it is called. */
    record Request(ShopId shop, Actor by, String kind, String origin, @Nullable String title, @Nullable String key) {}

    /** @param rows read once */
    Drafted draft(Request request, Iterator<DraftRow> rows) {
        if (!rows.hasNext()) {
            return Drafted.refused(List.of(error("NOTHING_TO_CHANGE")));
        }
        try {
            ChangeSetId id = changeSets.create(
                new ChangeSetDraft(
                    request.shop(),
                    request.kind(),
                    title(request),
                    request.origin(),
                    request.key(),
                    request.by()
                ),
                () -> rows
            );
            return checked(request.shop(), id);
        } catch (VitrinaException refused) {
            if (refused.code() == ErrorCode.INVALID_INPUT) {
                return Drafted.refused(List.of(UserError.at(refused.code().name(), message(refused))));
            }
            throw refused;
        }
    }

    private Drafted checked(ShopId shop, ChangeSetId id) {
        try {
            changeSets.check(shop, id);
        } catch (VitrinaException confirmed) {
            // The one that the idempotency key stands for may have gone on already.
            if (confirmed.code() != ErrorCode.CONFLICT) {
                throw confirmed;
            }
        }
        return new Drafted(id, List.of());
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
