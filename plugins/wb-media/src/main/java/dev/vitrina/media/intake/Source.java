package dev.vitrina.media.intake;

import java.io.IOException;
import java.util.List;

/** Files that somebody brings, in an archive or one by one. */
interface Source extends AutoCloseable {
    /** All of them that can be told by their names, in no order. */
    List<Brought> files();

    /** Those that are refused without a look at their bytes. */
    List<RefusedFile> refused();

    @Override
    void close() throws IOException;

    /** A file. */
    interface Brought {
        /** Safe to show. */
        String path();

        /**
         * Its bytes; one file is in memory at a time.
         *
         * @throws RefusedException when they are not what the archive says
         * @throws IOException      when the archive is damaged
         */
        byte[] read() throws IOException, RefusedException;
    }

    /** @param path safe to show */
    record RefusedFile(String path, Refusal why) {}

    /** A file is not taken. */
    final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;
        private final Refusal why;

        RefusedException(Refusal why) {
            super(why.name(), null, false, false);
            this.why = why;
        }

        Refusal why() {
            return why;
        }
    }
}
