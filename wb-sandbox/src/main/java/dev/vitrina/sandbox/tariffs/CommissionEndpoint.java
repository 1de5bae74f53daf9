package dev.vitrina.sandbox.tariffs;

import dev.vitrina.sandbox.catalogue.Hash;
import dev.vitrina.sandbox.catalogue.Subject;
import dev.vitrina.sandbox.catalogue.Vocabulary;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ArrayNode;

/** Commissions by subject, for sellers from Russia. Subject 7771 has none, so that its margin cannot be known. */
public final class CommissionEndpoint {

    private static final int WITHOUT = 7_771;
    private static final List<String> LOCALES = List.of("ru", "en", "zh");

    private final Vocabulary vocabulary;
    private final Hash hash;
    private final Map<String, List<String>> names;

    public CommissionEndpoint(Vocabulary vocabulary, long seed) {
        this.vocabulary = vocabulary;
        this.hash = new Hash(seed * 31 + 10);
        this.names = names();
    }

    public Endpoint endpoint() {
        return Endpoint.read(
            "tariffs-commission",
            WbHost.COMMON,
            "GET",
            "/api/v1/tariffs/commission",
            QuotaTable.COMMISSION,
            this::report
        );
    }

    private Answer report(Call call, Seller seller) {
        String locale = call.parameter("locale").orElse("ru");
        if (!LOCALES.contains(locale)) {
            return TariffEndpoints.badRequest(
                "parameter \"locale\" in query has an error: value is not one of the allowed values " +
                "[\"ru\",\"en\",\"zh\"]",
                "api-statistics"
            );
        }
        ArrayNode report = Json.array();
        for (Subject subject : vocabulary.subjects()) {
            if (subject.id() != WITHOUT) {
                BigDecimal base = BigDecimal.valueOf(5L * hash.between(20, 46, subject.id(), 1), 1);
                report
                    .addObject()
                    .put("kgvpBooking", base.subtract(BigDecimal.ONE))
                    .put("kgvpMarketplace", base.add(new BigDecimal("3.5")))
                    .put("kgvpPickup", base.subtract(BigDecimal.ONE))
                    .put("kgvpSupplier", base.add(BigDecimal.TWO))
                    .put("kgvpSupplierExpress", 3)
                    .put("paidStorageKgvp", base)
                    .put("parentID", subject.parentId())
                    .put("parentName", name(subject.parentName(), locale))
                    .put("subjectID", subject.id())
                    .put("subjectName", name(subject.name(), locale));
            }
        }
        return Answer.json(200, Json.object().set("report", report));
    }

    private String name(String russian, String locale) {
        List<String> translated = names.getOrDefault(russian, List.of(russian, russian));
        return switch (locale) {
            case "en" -> translated.get(0);
            case "zh" -> translated.get(1);
            default -> russian;
        };
    }

    /** English and Chinese names by the Russian one. */
    private static Map<String, List<String>> names() {
        try (InputStream in = Objects.requireNonNull(CommissionEndpoint.class.getResourceAsStream("names.json"))) {
            return Json.MAPPER.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
