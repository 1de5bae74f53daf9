package dev.vitrina.core.change;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.change.ChangeReading.RowFilter;
import dev.vitrina.core.file.UserFiles;
import dev.vitrina.core.sheet.Sheet;
import dev.vitrina.core.sheet.SheetFormat;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a file of a set's rows, for who asked for it and with what he may know. Rows are read page by page and written as they come. Begun anew after a crash it
 * writes the same file from its beginning.
 */
final class RowsExport {

    static final String TYPE = "platform:changes-export";
    private static final int PAGE = 500;

    private final LongFunction<Optional<StoredSet>> sets;
    private final ChangeReading reading;
    private final ChangeViews views;
    private final UserFiles files;
    private final JsonMapper json;
    private final InstantSource clock;

    RowsExport(
        LongFunction<Optional<StoredSet>> sets,
        ChangeReading reading,
        ChangeViews views,
        UserFiles files,
        JsonMapper json,
        InstantSource clock
    ) {
        this.sets = sets;
        this.reading = reading;
        this.views = views;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What the job is started with.
     *
     * @param user     whose the file is
     * @param language a tag, {@code ru}
     */
    record Input(
        long set,
        UUID file,
        SheetFormat format,
        RowFilter filter,
        long user,
        String language,
        boolean seesRisk
    ) {}

    JobDefinition definition() {
        return new JobDefinition(TYPE, null, this::run);
    }

    String input(Input input) {
        return json.writeValueAsString(input);
    }

    private JobResult run(JobRun run) {
        Input input = json.readValue(run.input(), Input.class);
        Optional<StoredSet> set = sets.apply(input.set());
        if (set.isEmpty()) {
            return failed("The change set is gone");
        }
        try {
            String name = "changes-%d.%s".formatted(input.set(), input.format().extension());
            long[] written = { 0 };
            files.write(input.file(), set.get().shop(), input.user(), name, input.format().contentType(), out ->
                written[0] = write(run, set.get(), input, out)
            );
            return new JobResult.Succeeded("%d rows".formatted(written[0]));
        } catch (CancellationException cancelled) {
            return new JobResult.Cancelled();
        } catch (InterruptedIOException stopping) {
            Thread.currentThread().interrupt();
            Instant soon = clock.instant().plusSeconds(1);
            return new JobResult.Waiting(new Problem(FailureKind.UNAVAILABLE, "The host stopped", soon), soon);
        } catch (VitrinaException | IOException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static JobResult failed(String why) {
        return new JobResult.Failed(new Problem(FailureKind.REJECTED, why, null));
    }

    private long write(JobRun run, StoredSet set, Input input, OutputStream out) throws IOException {
        Reader reader = new Reader(Locale.forLanguageTag(input.language()), input.seesRisk());
        RowLines lines = new RowLines(reader);
        long total = reading.countRows(set, input.filter());
        try (Sheet sheet = input.format().open(out, reader.language())) {
            sheet.row(lines.head());
            long written = 0;
            int last = 0;
            for (List<StoredRow> page = page(set, input, last); !page.isEmpty(); page = page(set, input, last)) {
                if (run.cancelled()) {
                    throw new CancellationException();
                }
                if (Thread.interrupted()) {
                    throw new InterruptedIOException();
                }
                for (StoredRow row : page) {
                    for (List<?> line : lines.of(views.of(set, row, reader))) {
                        sheet.row(line);
                    }
                }
                last = page.getLast().ordinal();
                written += page.size();
                run.progress(written, Math.max(total, written), 0, null);
            }
            return written;
        }
    }

    private List<StoredRow> page(StoredSet set, Input input, int after) {
        List<StoredRow> found = reading.rows(set, input.filter(), after, PAGE);
        return found.size() > PAGE ? found.subList(0, PAGE) : found;
    }
}
