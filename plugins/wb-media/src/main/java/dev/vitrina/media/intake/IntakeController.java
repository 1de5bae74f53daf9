package dev.vitrina.media.intake;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.media.intake.Intake.Keeper;
import dev.vitrina.media.intake.Intake.Mode;
import dev.vitrina.media.intake.Intake.Taken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Files for many cards. */
@Controller
class IntakeController {

    private final Uploads uploads;
    private final Intake intake;
    private final Drafts drafts;

    IntakeController(Uploads uploads, Intake intake, Drafts drafts) {
        this.uploads = uploads;
        this.intake = intake;
        this.drafts = drafts;
    }

    /** Maps to {@code MediaIntakeFileInput}. */
    record FileInput(String fileId, String path) {}

    /** Maps to {@code MediaIntakePreviewInput}. */
    record PreviewInput(@Nullable String archiveId, @Nullable List<FileInput> files, @Nullable Mode mode) {}

    /** Maps to {@code MediaIntakeInput}. */
    record IntakeInput(
        @Nullable String archiveId,
        @Nullable List<FileInput> files,
        @Nullable Mode mode,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    /** Maps to {@code MediaIntakePreview}. */
    record Preview(@Nullable Report report, List<UserError> errors) {}

    /** Maps to {@code MediaIntakePayload}. */
    record Payload(@Nullable Long changeSetId, @Nullable Report report, List<UserError> errors) {}

    @QueryMapping
    Preview mediaIntakePreview(ShopContext shop, @Argument PreviewInput input) {
        try {
            return new Preview(taken(shop.id(), input, Keeper.NONE).report(), List.of());
        } catch (BadArchiveException bad) {
            return new Preview(null, List.of(drafts.error(bad.flaw().name(), "archiveId")));
        }
    }

    @MutationMapping
    Payload mediaIntake(ShopContext shop, Actor actor, @Argument IntakeInput input) {
        PreviewInput brought = new PreviewInput(input.archiveId(), input.files(), input.mode());
        try {
            Taken taken = taken(shop.id(), brought, (name, format, bytes) ->
                uploads.keep(shop.id(), name, format, bytes)
            );
            if (taken.rows().isEmpty()) {
                return new Payload(null, taken.report(), List.of(drafts.error("NOTHING_TO_CHANGE")));
            }
            Drafts.Drafted drafted = drafts.draft(
                new Drafts.Request(shop, actor, "intake", input.title(), input.idempotencyKey()),
                taken.rows()
            );
            return new Payload(drafted.changeSetId(), taken.report(), drafted.errors());
        } catch (BadArchiveException bad) {
            return new Payload(null, null, List.of(drafts.error(bad.flaw().name(), "archiveId")));
        }
    }

    private Taken taken(ShopId shop, PreviewInput input, Keeper keeper) throws BadArchiveException {
        Mode mode = input.mode() == null ? Mode.ADD : input.mode();
        try (Source source = source(shop, input)) {
            return intake.take(shop, source, mode, keeper);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private Source source(ShopId shop, PreviewInput input) throws IOException, BadArchiveException {
        String archive = input.archiveId();
        List<FileInput> files = input.files();
        if ((archive == null) == (files == null)) {
            throw new BadArchiveException(BadArchiveException.Flaw.ARCHIVE_OR_FILES);
        }
        if (archive != null) {
            return uploads.archive(shop, archive);
        }
        if (files == null || files.size() > Archive.MOST_FILES) {
            throw new BadArchiveException(BadArchiveException.Flaw.TOO_MANY_FILES);
        }
        return uploads.single(
            shop,
            files
                .stream()
                .map(file -> new Uploads.Named(file.fileId(), file.path()))
                .toList()
        );
    }
}
