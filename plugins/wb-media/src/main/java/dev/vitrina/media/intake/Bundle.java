package dev.vitrina.media.intake;

import dev.vitrina.media.intake.Intake.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody brought, as he said it: either an archive or files.
 *
 * @param archiveId of an uploaded ZIP
 */
record Bundle(@Nullable String archiveId, @Nullable List<Uploads.Named> files, Mode mode) {}
