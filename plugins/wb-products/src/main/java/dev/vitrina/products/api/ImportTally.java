package dev.vitrina.products.api;

import dev.vitrina.products.imports.ImportedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of the rows of a table; maps to {@code ProductImportTally}. Counted while they are read. */
public final class ImportTally {

    private static final int SHOWN = 1_000;

    private int edited;
    private int unchanged;
    private int bad;
    private final List<Problem> problems = new ArrayList<>();

    /** Maps to {@code ProductImportProblem}. */
    public record Problem(long line, String code, @Nullable String column, String message) {}

    void count(ImportedRow row, Function<ImportedRow.Bad, String> told) {
        switch (row) {
            case ImportedRow.Edited _ -> edited++;
            case ImportedRow.Unchanged _ -> unchanged++;
            case ImportedRow.Bad flawed -> {
                bad++;
                if (problems.size() < SHOWN) {
                    problems.add(new Problem(flawed.line(), flawed.flaw().name(), flawed.column(), told.apply(flawed)));
                }
            }
        }
    }

    public int getEdited() {
        return edited;
    }

    public int getUnchanged() {
        return unchanged;
    }

    public int getBad() {
        return bad;
    }

    public List<Problem> getProblems() {
        return List.copyOf(problems);
    }
}
