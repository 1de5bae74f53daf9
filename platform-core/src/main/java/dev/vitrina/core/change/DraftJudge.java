package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.ChangeKinds.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a kind what it says of rows that are not kept yet. A kind that fails says nothing.
 *
 * @param size rows at a time
 */
record DraftJudge(Entry kind, ShopId shop, int size) {
    private static final Logger log = LoggerFactory.getLogger(DraftJudge.class);

    /** By key. @param before how many rows of the set came before */
    Map<String, CheckedRow> verdicts(List<NewRow> rows, int before) {
        Map<String, CheckedRow> verdicts = new HashMap<>();
        try {
            for (int from = 0; from < rows.size(); from += size) {
                List<ChangeRow> some = rows
                    .subList(from, Math.min(from + size, rows.size()))
                    .stream()
                    .map(row -> ChangeRow.drafted(row.row()))
                    .toList();
                kind
                    .kind()
                    .checkDrafted(shop, some, before + from)
                    .forEach(verdict -> verdicts.put(verdict.key(), verdict));
            }
            return verdicts;
        } catch (RuntimeException fault) {
            failed(fault);
            return Map.of();
        }
    }

    /** What it said cannot be kept: the check asks again. */
    void failed(RuntimeException fault) {
        log.error("The plugin {} fails to check a draft of {}", kind.plugin(), kind.kind().id(), fault);
    }
}
