package dev.vitrina.tables.export;

import dev.vitrina.api.job.JobRun;
import dev.vitrina.tables.RowSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The file that is being made, seen from who fills it. */
public final class ExportRows {

    private final JobRun run;
    private final RowSink sink;
    private long written;

    ExportRows(JobRun run, RowSink sink) {
        this.run = run;
        this.sink = sink;
    }

    /** The first row, which does not count. */
    public void headings(List<@Nullable Object> headings) throws IOException {
        sink.row(headings);
    }

    /** Values as {@link RowSink} takes them. */
    public void row(List<@Nullable Object> values) throws IOException {
        sink.row(values);
        written++;
    }

    /**
     * Whether there is to be more of the file; to be asked so often that nobody waits long for its end.
     *
     * @throws CancellationException  when somebody has cancelled the job
     * @throws InterruptedIOException when the host stops
     */
    public void goOn() throws InterruptedIOException {
        if (run.cancelled()) {
            throw new CancellationException();
        }
        if (Thread.interrupted()) {
            throw new InterruptedIOException();
        }
    }

    /** @param total null when nobody knows */
    public void progress(long done, @Nullable Long total) {
        run.progress(done, total, 0, null);
    }

    long written() {
        return written;
    }
}
