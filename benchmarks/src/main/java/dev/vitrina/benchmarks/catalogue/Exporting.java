package dev.vitrina.benchmarks.catalogue;

import dev.vitrina.benchmarks.product.Machine;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.ProductClient;
import dev.vitrina.benchmarks.product.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Exports of whole catalogues, one after the other, and the most memory the host held meanwhile. */
final class Exporting {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final List<String> COLUMNS = List.of(
        "NM_ID",
        "VENDOR_CODE",
        "TITLE",
        "BRAND",
        "SUBJECT",
        "BARCODES",
        "PHOTO_COUNT",
        "CHARACTERISTICS",
        "SCORE",
        "UPDATED_AT"
    );
    private static final String EXPORT = """
        mutation($input: ProductsExportInput!) { productsExport(input: $input) { export { id } errors { code message } } }
        """;
    private static final String EXPORTS = """
        { productExports(first: 1) { id state cards problem createdAt finishedAt file { size } } }
        """;

    private final Report report;
    private final Product product;
    private final ProductClient client;

    Exporting(Report report, Product product, ProductClient client) {
        this.report = report;
        this.product = product;
        this.client = client;
    }

    void all(String format, List<Sample> catalogues) {
        double smallest = 0;
        for (Sample catalogue : catalogues) {
            Machine.forgetPeak(product.pid());
            double rate = one(format, catalogue);
            smallest = smallest == 0 ? rate : smallest;
            report.add("... speed beside the smallest", rate / smallest, "x", "1: linear");
            report.add("... most memory held by the host", Machine.peakMebibytes(product.pid()), "MiB", "flat");
        }
    }

    private double one(String format, Sample catalogue) {
        ProductClient shop = client.sibling().inShop(Long.toString(catalogue.shop()));
        JsonNode begun = shop.query(EXPORT, Map.of("input", Map.of("format", format, "columns", COLUMNS)));
        JsonNode export = begun.path("productsExport").path("export");
        if (export.isMissingNode() || export.isNull()) {
            throw new IllegalStateException("the export was refused: " + begun);
        }
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            JsonNode now = shop.query(EXPORTS).path("productExports").path(0);
            if (now.path("state").asString().equals("DONE")) {
                Duration took = Duration.between(
                    Instant.parse(now.path("createdAt").asString()),
                    Instant.parse(now.path("finishedAt").asString())
                );
                double rate = now.path("cards").asLong() / (took.toMillis() / 1e3);
                String what = String.format(Locale.ROOT, "%s of %,d cards", format, now.path("cards").asLong());
                report.add(what, rate, "rows/s");
                report.add("... size", now.path("file").path("size").asLong() / 1_048_576.0, "MiB");
                return rate;
            }
            if (now.path("state").asString().equals("FAILED")) {
                throw new IllegalStateException("the export failed: " + now);
            }
            FirstSync.pause(Duration.ofMillis(500));
        }
        throw new IllegalStateException("the export is not done after " + PATIENCE);
    }
}
