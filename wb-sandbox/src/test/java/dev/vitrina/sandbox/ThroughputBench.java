package dev.vitrina.sandbox;

import dev.vitrina.sandbox.host.WbHost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * How fast one client can walk a catalogue when quotas are off. Not a test: run it with the number of cards. The client looks only for
 * the cursor, so that it does not measure a JSON parser.
 */
final class ThroughputBench {

    private ThroughputBench() {}

    public static void main(String[] arguments) throws Exception {
        int cards = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        SandboxSettings settings = SandboxSettings.builder().port(0).quotas(false).cards(cards).build();
        try (WbSandbox sandbox = WbSandbox.start(settings); HttpClient http = HttpClient.newHttpClient()) {
            for (int round = 1; round <= 4; round++) {
                long start = System.nanoTime();
                long bytes = walk(sandbox, http);
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                    "round %d: %,d cards in %.2f s = %,.0f cards/s, %,.0f MB/s, heap %d MB%n",
                    round,
                    cards,
                    seconds,
                    cards / seconds,
                    bytes / seconds / 1e6,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20
                );
            }
        }
    }

    private static long walk(WbSandbox sandbox, HttpClient http) throws Exception {
        String cursor = "";
        long bytes = 0;
        while (true) {
            String body =
                "{\"settings\":{\"sort\":{\"ascending\":true},\"filter\":{\"withPhoto\":-1},\"cursor\":{\"limit\":100" +
                cursor +
                "}}}";
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl(WbHost.CONTENT) + Client.LIST))
                .header("Authorization", sandbox.tokens().getFirst().token())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
            byte[] page = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            bytes += page.length;
            String tail = new String(page, Math.max(0, page.length - 120), Math.min(120, page.length), "ISO-8859-1");
            if (!tail.contains("\"total\":100}")) {
                return bytes;
            }
            int from = tail.indexOf("\"updatedAt\"", tail.indexOf("\"cursor\""));
            cursor = "," + tail.substring(from, tail.indexOf(",\"total\""));
        }
    }
}
