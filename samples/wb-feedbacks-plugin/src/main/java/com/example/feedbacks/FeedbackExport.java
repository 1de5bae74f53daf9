package com.example.feedbacks;

import com.example.feedbacks.Feedback.Page;
import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.http.RouteRequest;
import dev.vitrina.api.http.RouteResponse;
import dev.vitrina.api.page.PageRequest;
import dev.vitrina.api.shop.ShopId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /api/plugins/wb-feedbacks/feedbacks.csv}: what buyers wrote, for a spreadsheet; {@code answered=true} for what has an answer. */
final class FeedbackExport {

    /** Wildberries gives no more than 5,000 at a time; a spreadsheet of so many is enough to read. */
    private static final int PAGES = 25;
    private static final int PAGE_SIZE = 200;

    private final FeedbackReader reader;
    private final CachedEndpoint list;
    private final FeedbackParser parser;

    FeedbackExport(FeedbackReader reader, CachedEndpoint list, FeedbackParser parser) {
        this.reader = reader;
        this.list = list;
        this.parser = parser;
    }

    HttpRoute route() {
        return HttpRoute.get("/feedbacks.csv", "wb-feedbacks:read", this::export);
    }

    private RouteResponse export(RouteRequest request) {
        ShopId shop = request.shop().id();
        boolean answered = Boolean.parseBoolean(request.parameter("answered"));
        Page first = page(shop, answered, 0); // what goes wrong here can still be told
        return RouteResponse.file("feedbacks.csv", "text/csv; charset=utf-8", out -> write(out, shop, answered, first));
    }

    private void write(OutputStream out, ShopId shop, boolean answered, Page first) throws IOException {
        Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv.write("id,nmId,product,valuation,createdAt,text,pros,cons,answer\r\n");
        Page page = first;
        for (int number = 1; !page.feedbacks().isEmpty(); number++) {
            for (Feedback feedback : page.feedbacks()) {
                csv.write(line(feedback));
            }
            page = number < PAGES ? page(shop, answered, number) : Page.NONE;
        }
        csv.flush();
    }

    private Page page(ShopId shop, boolean answered, int number) {
        var request = FeedbackController.request(
            new FeedbackController.Filter(answered, null),
            new PageRequest(number, PAGE_SIZE)
        );
        return reader.read(shop, list, request, parser::page, Page.NONE).value();
    }

    private static String line(Feedback feedback) {
        var answer = feedback.answer();
        return Stream.of(
            feedback.id(),
            feedback.nmId(),
            feedback.productName(),
            feedback.valuation(),
            feedback.createdAt(),
            feedback.text(),
            feedback.pros(),
            feedback.cons(),
            answer == null ? "" : answer.text()
        )
            .map(value -> quoted(value.toString()))
            .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** RFC 4180; and a spreadsheet must not take what a buyer wrote for a formula. */
    private static String quoted(String text) {
        String plain = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
