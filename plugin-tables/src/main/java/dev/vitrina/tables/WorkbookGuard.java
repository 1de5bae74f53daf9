package dev.vitrina.tables;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.vitrina.tables.BadTableException.Flaw;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellAddress;

/**
 * Refuses workbooks that would cost more than they are worth, before they are read: unpacks once and keeps nothing. A few kilobytes may become
 * gigabytes, and a single cell that says it stands in column ZZZZZZ makes the reader fill its row up to there.
 */
final class WorkbookGuard {

    /** Excel's own limit, of all sheets: the narrower one of a table is for the sheet that is read. */
    private static final int MOST_COLUMNS = 16_384;

    private static final int OUTSIDE = -1;

    private final XMLInputFactory xml = new InputFactoryImpl();
    private final byte[] buffer = new byte[64 << 10];
    private long all;

    private WorkbookGuard() {
        // As fastexcel-reader reads: what ends this reading ends that one at the same place.
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    static void check(byte[] bytes) {
        WorkbookGuard guard = new WorkbookGuard();
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
            int parts = 0;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                if (++parts > TableLimits.PARTS) {
                    throw new BadTableException(Flaw.FILE_TOO_LARGE);
                }
                guard.check(zip, part);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new BadTableException(Flaw.FILE_UNREADABLE);
        }
    }

    private void check(ZipFile zip, ZipArchiveEntry part) throws IOException {
        boolean texts = part.getName().endsWith("sharedStrings.xml");
        long most = texts ? TableLimits.TEXTS_BYTES : TableLimits.PART_BYTES;
        try (Counted content = new Counted(zip.getInputStream(part), Math.min(most, TableLimits.PART_BYTES - all))) {
            if (!texts) {
                cells(content);
            }
            while (content.read(buffer) >= 0) {
                // The rest of what is no XML, or no good one.
            }
            all += content.size;
        }
    }

    /** A sheet may be any part, whatever it is called. */
    private void cells(InputStream part) {
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(part);
            int inRow = OUTSIDE;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.END_ELEMENT && reader.getLocalName().equals("row")) {
                    inRow = OUTSIDE;
                } else if (event == XMLStreamReader.START_ELEMENT) {
                    String name = reader.getLocalName();
                    if (inRow != OUTSIDE && name.equals("c")) {
                        // One without an address stands behind as many as were before it.
                        String address = reader.getAttributeValue(null, "r");
                        int column = address == null ? 0 : new CellAddress(address).getColumn();
                        if (Math.max(column, inRow++) >= MOST_COLUMNS) {
                            throw new BadTableException(Flaw.TOO_MANY_COLUMNS);
                        }
                    } else if (inRow == OUTSIDE && name.equals("row")) {
                        inRow = 0;
                    }
                }
            }
            reader.close();
        } catch (BadTableException refused) {
            throw refused;
        } catch (XMLStreamException | RuntimeException noSheet) {
            // No sheet, or one whose reading ends here.
        }
    }

    /** Counts what is unpacked, and ends when it is too much. */
    private static final class Counted extends FilterInputStream {

        private final long most;
        private long size;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) {
            size += more;
            if (size > most) {
                throw new BadTableException(Flaw.FILE_TOO_LARGE);
            }
        }
    }
}
