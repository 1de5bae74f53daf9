package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.Vocabulary;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brands of a subject, without the usual envelope (items spec, brands). Every known subject has all of them. */
public final class BrandEndpoint {

    private static final int PAGE = 25;
    private final Vocabulary vocabulary;

    public BrandEndpoint(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public Endpoint endpoint() {
        return Endpoint.read(
            "brands",
            WbHost.CONTENT,
            "GET",
            "/api/content/v1/brands",
            QuotaTable.BRANDS,
            this::brands
        );
    }

    private Answer brands(Call call, Seller seller) {
        String subject = call.parameter("subjectId").orElse("");
        String next = call.parameter("next").orElse("0");
        if (!isNumber(subject)) {
            return invalid("subjectId", subject);
        }
        if (!isNumber(next)) {
            return invalid("next", next);
        }
        if (vocabulary.subject(Integer.parseInt(subject)).isEmpty()) {
            return Answer.problem(404, problem("Not Found", "Brands not found"));
        }
        List<String> names = vocabulary.brandNames();
        int from = Math.min(Integer.parseInt(next), names.size());
        int to = Math.min(from + PAGE, names.size());
        ObjectNode body = Json.object();
        ArrayNode brands = body.putArray("brands");
        for (int place = from; place < to; place++) {
            brands.addObject().put("id", Vocabulary.brandId(place)).put("logoUrl", "").put("name", names.get(place));
        }
        if (to < names.size()) {
            body.put("next", to);
        }
        return Answer.json(200, body.put("total", names.size()));
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }

    private static Answer invalid(String parameter, String value) {
        ObjectNode problem = problem("Bad Request", "validation failed");
        problem
            .putArray("errors")
            .addObject()
            .put("message", "invalid integer")
            .put("location", "query." + parameter)
            .put("value", value);
        return Answer.problem(400, problem);
    }

    private static ObjectNode problem(String title, String detail) {
        return Json.object()
            .put("title", title)
            .put("detail", detail)
            .put("origin", "brands-api")
            .put("requestId", UUID.randomUUID().toString().replace("-", ""));
    }
}
