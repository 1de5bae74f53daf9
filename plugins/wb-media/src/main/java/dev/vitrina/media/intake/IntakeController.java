package dev.vitrina.media.intake;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.media.intake.BadArchiveException.Flaw;
import dev.vitrina.media.intake.Intake.Mode;
import dev.vitrina.media.intake.IntakeRun.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Files for many cards: looked at by a job, then drafted. */
@Controller
class IntakeController {

    private static final int MOST_UNDER_WAY = 10;

    private final IntakeStore store;
    private final Leftovers leftovers;
    private final Jobs jobs;
    private final Drafts drafts;
    private final Texts texts;

    IntakeController(IntakeStore store, Leftovers leftovers, Jobs jobs, Drafts drafts, Texts texts) {
        this.store = store;
        this.leftovers = leftovers;
        this.jobs = jobs;
        this.drafts = drafts;
        this.texts = texts;
    }

    /** Maps to {@code MediaIntakePreviewInput}. */
    record PreviewInput(@Nullable String archiveId, @Nullable List<Uploads.Named> files, @Nullable Mode mode) {}

    /** Maps to {@code MediaIntakeCancelInput}. */
    record CancelInput(String id) {}

    /** Maps to {@code MediaIntakeInput}. */
    record IntakeInput(String id, @Nullable String title, @Nullable String idempotencyKey) {}

    /** Maps to {@code MediaIntakeRunPayload}. */
    record RunPayload(@Nullable IntakeRun run, List<UserError> errors) {}

    @QueryMapping
    @Nullable
    IntakeRun mediaIntakeRun(ShopContext shop, @Argument String id) {
        Optional<IntakeRun> run = find(shop.id(), id);
        // Its job ended just when it was added, or in the midst of it.
        if (
            run.filter(found -> found.state().isUnderWay()).isPresent() &&
            jobs.active(IntakeJob.TYPE, shop.id()).isEmpty()
        ) {
            jobs.start(IntakeJob.TYPE, shop.id(), "{}");
        }
        return run.orElse(null);
    }

    @MutationMapping
    RunPayload mediaIntakePreview(ShopContext shop, @Argument PreviewInput input) {
        List<Uploads.Named> files = input.files();
        if ((input.archiveId() == null) == (files == null)) {
            return new RunPayload(null, List.of(drafts.error(Flaw.ARCHIVE_OR_FILES.name(), "archiveId")));
        }
        if (files != null && files.size() > Archive.MOST_FILES) {
            return new RunPayload(null, List.of(drafts.error(Flaw.TOO_MANY_FILES.name(), "files")));
        }
        if (store.underWay(shop.id()) >= MOST_UNDER_WAY) {
            throw new VitrinaException(ErrorCode.RATE_LIMITED, "Files are being looked at; wait until some are ready");
        }
        leftovers.forget();
        Mode mode = input.mode() == null ? Mode.ADD : input.mode();
        IntakeRun run = store.begin(shop.id(), new Bundle(input.archiveId(), files, mode));
        if (run.state().isUnderWay()) {
            jobs.start(IntakeJob.TYPE, shop.id(), "{}");
        }
        return new RunPayload(run, List.of());
    }

    @MutationMapping
    RunPayload mediaIntakeCancel(ShopContext shop, @Argument CancelInput input) {
        find(shop.id(), input.id()).ifPresent(run -> store.cancel(shop.id(), run.id()));
        return new RunPayload(find(shop.id(), input.id()).orElse(null), List.of());
    }

    @MutationMapping
    Drafts.Drafted mediaIntake(ShopContext shop, Actor actor, @Argument IntakeInput input) {
        Optional<IntakeRun> run = find(shop.id(), input.id());
        var rows = run.flatMap(found -> store.drafted(shop.id(), found.id()));
        if (run.isEmpty() || rows.isEmpty()) {
            return Drafts.Drafted.refused(List.of(drafts.error("INTAKE_NOT_READY", "id")));
        }
        if (rows.get().isEmpty()) {
            return Drafts.Drafted.refused(List.of(drafts.error("NOTHING_TO_CHANGE")));
        }
        String key = input.idempotencyKey() == null ? "intake:" + run.get().id() : input.idempotencyKey();
        Drafts.Drafted drafted = drafts.draft(
            new Drafts.Request(shop, actor, "intake", input.title(), key, run.get().id()),
            rows.get()
        );
        // Also when the request is repeated: who asked first may have gone before this was noted.
        if (drafted.changeSetId() != null) {
            store.made(run.get().id());
        }
        return drafted;
    }

    @SchemaMapping(typeName = "MediaIntakeRun")
    Mode mode(IntakeRun run) {
        return run.bundle().mode();
    }

    @SchemaMapping(typeName = "MediaIntakeRun")
    @Nullable
    String archiveId(IntakeRun run) {
        return run.bundle().archiveId();
    }

    @SchemaMapping(typeName = "MediaIntakeRun")
    List<UserError> errors(IntakeRun run) {
        Trouble trouble = run.problem();
        if (trouble == null) {
            return List.of();
        }
        return List.of(
            trouble.message() == null
                ? drafts.error(trouble.code(), "archiveId")
                : UserError.at(trouble.code(), trouble.message())
        );
    }

    @SchemaMapping(typeName = "MediaRefusedFile")
    String message(Report.Refused file) {
        return texts.of("refusal." + file.code().name());
    }

    private Optional<IntakeRun> find(ShopId shop, String id) {
        try {
            return store.find(shop, UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
