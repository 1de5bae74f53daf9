package dev.vitrina.core.view;

import dev.vitrina.api.error.UserError;
import dev.vitrina.core.view.SavedViewStore.Draft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The rules of saving: who may, how many, and that nobody overwrites what they have not seen. */
@Service
class SavedViews {

    /** Of one list, for one user or one team. */
    private static final int MOST = 100;

    private final SavedViewStore store;

    SavedViews(SavedViewStore store) {
        this.store = store;
    }

    /** Either the view or why not; of a conflict both: the view as it stands. */
    record Result(@Nullable SavedView view, List<UserError> errors) {
        static Result refused(String code, String message, String... path) {
            return new Result(null, List.of(UserError.at(code, message, path)));
        }
    }

    Result add(Viewer viewer, Draft draft) {
        if (draft.shared()) {
            viewer.demandSharing();
        }
        try {
            return store
                .add(viewer, draft, MOST)
                .map(id -> saved(viewer, id))
                .orElseGet(() ->
                    Result.refused("TOO_MANY", "%d views of a list are the most: delete one first".formatted(MOST))
                );
        } catch (DuplicateKeyException taken) {
            return nameTaken();
        }
    }

    Result change(Viewer viewer, long id, long expectedVersion, Draft draft) {
        Optional<SavedView> known = store.find(viewer, id);
        if (known.isEmpty()) {
            return Result.refused("NOT_FOUND", "There is no such view", "id");
        }
        if (known.get().shared() || draft.shared()) {
            viewer.demandSharing();
        }
        if (!known.get().list().equals(draft.list())) {
            return Result.refused("OTHER_LIST", "The view is one of another list", "list");
        }
        try {
            return store.change(viewer, id, expectedVersion, draft) ? saved(viewer, id) : conflict(viewer, id);
        } catch (DuplicateKeyException taken) {
            return nameTaken();
        }
    }

    List<UserError> delete(Viewer viewer, long id) {
        Optional<SavedView> known = store.find(viewer, id);
        if (known.isPresent() && known.get().shared()) {
            viewer.demandSharing();
        }
        return store.delete(viewer, id) ? List.of() : List.of(UserError.at("NOT_FOUND", "There is no such view", "id"));
    }

    private Result saved(Viewer viewer, long id) {
        return new Result(store.find(viewer, id).orElse(null), List.of());
    }

    private Result conflict(Viewer viewer, long id) {
        String message = "The view was changed meanwhile: look at it and decide anew";
        UserError error = UserError.at("CONFLICT", message, "expectedVersion");
        return new Result(store.find(viewer, id).orElse(null), List.of(error));
    }

    private static Result nameTaken() {
        return Result.refused("NAME_TAKEN", "There is a view of this name already", "name");
    }
}
