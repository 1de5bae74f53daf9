package dev.vitrina.pricing.quarantine;

import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodJson.MalformedAnswerException;
import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers of {@code quarantine/goods} (WB items spec). Amounts keep all their digits. */
public final class QuarantineJson {

    private static final int WHOLE = 100;

    private final GoodJson envelope;
    private final ObjectReader reader;

    public QuarantineJson(GoodJson envelope, JsonMapper json) {
        this.envelope = envelope;
        this.reader = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @param document as Wildberries gave it */
    public record Sent(HeldPrice held, String document) {}

    /** @param setAside what nobody can read */
    record Page(List<Sent> held, List<SetAside> setAside) {
        Page {
            held = List.copyOf(held);
            setAside = List.copyOf(setAside);
        }

        int size() {
            return held.size() + setAside.size();
        }
    }

    /** Of nothing in quarantine the list may be null (WB items spec: {@code data} is nullable). @throws MalformedAnswerException for another shape */
    Page page(byte[] body) {
        JsonNode list = envelope.data(body).path("quarantineGoods");
        List<Sent> held = new ArrayList<>();
        List<SetAside> odd = new ArrayList<>();
        for (JsonNode node : list) {
            HeldPrice price = held(node);
            if (price != null) {
                held.add(new Sent(price, envelope.write(node)));
            } else {
                JsonNode id = node.path("nmID");
                Long nmId = id.isIntegralNumber() ? (Long) id.longValue() : null;
                odd.add(new SetAside(nmId, "held good " + (nmId == null ? "without nmID" : nmId.toString())));
            }
        }
        return new Page(held, odd);
    }

    /** @throws IllegalStateException for a document that this class has not let in */
    HeldPrice stored(String document) {
        try {
            HeldPrice held = held(reader.readTree(document));
            if (held != null) {
                return held;
            }
        } catch (JacksonException damaged) {
            throw new IllegalStateException("A held price is kept as no JSON", damaged);
        }
        throw new IllegalStateException("A held price is kept that cannot be read");
    }

    /** Null for what cannot be read. */
    private static @Nullable HeldPrice held(JsonNode node) {
        JsonNode id = node.path("nmID");
        String currency = node.path("currencyIsoCode4217").asString("");
        BigDecimal newPrice = amount(node.path("newPrice"));
        BigDecimal oldPrice = amount(node.path("oldPrice"));
        Integer newDiscount = percent(node.path("newDiscount"));
        Integer oldDiscount = percent(node.path("oldDiscount"));
        boolean whole = id.isIntegralNumber() && id.longValue() > 0 && currency.matches("[A-Z]{3}");
        return !whole || newPrice == null || oldPrice == null || newDiscount == null || oldDiscount == null
            ? null
            : new HeldPrice(id.longValue(), currency, newPrice, newDiscount, oldPrice, oldDiscount);
    }

    private static @Nullable BigDecimal amount(JsonNode node) {
        if (!node.isNumber() || node.decimalValue().signum() < 0 || node.decimalValue().compareTo(Prices.MOST) > 0) {
            return null;
        }
        return node.decimalValue();
    }

    private static @Nullable Integer percent(JsonNode node) {
        boolean sound = node.isIntegralNumber() && node.longValue() >= 0 && node.longValue() <= WHOLE;
        return sound ? (Integer) node.intValue() : null;
    }
}
