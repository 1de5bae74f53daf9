package dev.vitrina.sandbox.tariffs;

import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaGroup;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tariffs of the stock that lies at WB, by warehouse and date. They change on Mondays. */
public final class TariffEndpoints {

    private final WarehouseTariffs tariffs;

    public TariffEndpoints(long seed) {
        this.tariffs = new WarehouseTariffs(seed);
    }

    public List<Endpoint> all() {
        return List.of(
            dated("tariffs-box", "/api/v1/tariffs/box", tariffs::box, "dtNextBox", "dtTillMax"),
            dated("tariffs-pallet", "/api/v1/tariffs/pallet", tariffs::pallet, "dtNextPallet", "dtTillMax"),
            dated(
                "tariffs-return",
                "/api/v1/tariffs/return",
                tariffs::returns,
                "dtNextDeliveryDumpKgt",
                "dtNextDeliveryDumpSrg",
                "dtNextDeliveryDumpSup"
            )
        );
    }

    /** @param dates fields that name when the next tariff begins; {@code dtTillMax} is when the last one known ends */
    private static Endpoint dated(String id, String path, Rows rows, String... dates) {
        QuotaGroup quota = QuotaTable.tariff(id);
        return Endpoint.read(id, WbHost.COMMON, "GET", path, quota, (call, seller) -> {
            Optional<String> wrong = wrongDate(call);
            if (wrong.isPresent()) {
                return badRequest(wrong.get(), "tariffs");
            }
            LocalDate date = LocalDate.parse(call.parameter("date").orElseThrow());
            LocalDate next = date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            ObjectNode data = Json.object().put("currency", "RUB");
            for (String field : dates) {
                data.put(field, (field.equals("dtTillMax") ? next.plusWeeks(4) : next).toString());
            }
            data.set("warehouseList", rows.on(next.minusWeeks(1)));
            ObjectNode body = Json.object();
            body.putObject("response").set("data", data);
            return Answer.json(200, body);
        });
    }

    /** What the rates spec says of a missing, an empty and a wrong date. */
    private static Optional<String> wrongDate(Call call) {
        String prefix = "parameter \"date\" in query has an error: ";
        Optional<String> date = call.parameter("date");
        if (date.isEmpty()) {
            return Optional.of(prefix + "value is required but missing");
        }
        if (date.get().isEmpty()) {
            return Optional.of(prefix + "empty value is not allowed");
        }
        try {
            LocalDate.parse(date.get());
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of("Invalid date param");
        }
    }

    static Answer badRequest(String detail, String origin) {
        return Answer.problem(
            400,
            Json.object()
                .put("detail", detail)
                .put("origin", origin)
                .put("requestId", UUID.randomUUID().toString().replace("-", ""))
                .put("title", "Bad Request")
        );
    }

    @FunctionalInterface
    private interface Rows {
        /** @param monday when the tariff began */
        ArrayNode on(LocalDate monday);
    }
}
