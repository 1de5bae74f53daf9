package dev.vitrina.benchmarks.catalogue;

import dev.vitrina.benchmarks.product.Machine;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.ProductClient;
import dev.vitrina.benchmarks.product.Report;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** ZIPs of cards' pictures, and the most memory the host held while it made them. */
final class Archiving {

    private static final int FEW = 50;
    private static final String PREPARE = """
        mutation($input: MediaDownloadPrepareInput!) {
          mediaDownloadPrepare(input: $input) { download { id path } errors { code message } }
        }
        """;
    private static final String STATE = "query($id: ID!) { mediaDownload(id: $id) { state cards files failed bytes } }";

    private final Report report;
    private final Product product;
    private final ProductClient client;

    Archiving(Report report, Product product, ProductClient client) {
        this.report = report;
        this.product = product;
        this.client = client;
    }

    /** Of a few cards, then of many. */
    void archive(List<Sample> catalogues) {
        Sample largest = catalogues.getLast();
        ProductClient shop = client.sibling().inShop(Long.toString(largest.shop()));
        List<String> cards = largest
            .known()
            .stream()
            .map(card -> Long.toString(card.nmId()))
            .toList();
        one(shop, cards.subList(0, Math.min(FEW, cards.size())));
        one(shop, cards);
    }

    private void one(ProductClient shop, List<String> cards) {
        Machine.forgetPeak(product.pid());
        JsonNode prepared = shop
            .query(PREPARE, Map.of("input", Map.of("nmIds", cards, "size", "C246X328", "video", "NONE")))
            .path("mediaDownloadPrepare")
            .path("download");
        long begun = System.nanoTime();
        long bytes = shop.download(prepared.path("path").asString());
        double seconds = (System.nanoTime() - begun) / 1e9;
        JsonNode end = shop.query(STATE, Map.of("id", prepared.path("id").asString())).path("mediaDownload");
        report.add("ZIP of %d cards, files".formatted(cards.size()), end.path("files").asLong(), "");
        report.add("... that failed", end.path("failed").asLong(), "", "0");
        report.add("... size", bytes / 1_048_576.0, "MiB");
        report.add("... speed", end.path("files").asLong() / seconds, "files/s");
        report.add("... most memory held by the host", Machine.peakMebibytes(product.pid()), "MiB", "flat");
    }
}
