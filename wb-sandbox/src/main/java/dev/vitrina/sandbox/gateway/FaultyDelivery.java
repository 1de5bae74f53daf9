package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Turns a fault into what the client gets. Faults of the answer let the endpoint work first; faults before it do not. */
final class FaultyDelivery {

    private static final byte[] HTML = """
        <!doctype html><html><head><title>Почти готово...</title></head>
        <body><h1>Проверяем браузер</h1><p>Что-то не так...</p></body></html>
        """.getBytes(StandardCharsets.UTF_8);

    private final Problems problems;

    FaultyDelivery(Problems problems) {
        this.problems = problems;
    }

    Delivery of(Fault fault, Exchange exchange) {
        return switch (fault) {
            case Fault.RateLimited limited -> whole(rateLimited(limited.retryOrDefault(), exchange));
            case Fault.Unauthorised _ -> whole(
                problems.unauthorised(exchange.endpoint().host(), "token problem; token is withdrawn")
            );
            case Fault.Forbidden _ -> whole(forbidden(exchange));
            case Fault.ServerError error -> whole(text(error.statusOrDefault(), "upstream connect error"));
            case Fault.Hang hang -> new Delivery.Silence(Duration.ofSeconds(hang.secondsOrDefault()));
            case Fault.SlowDrip drip -> new Delivery.Drip(exchange.answer(), drip.rateOrDefault());
            case Fault.TruncatedJson _ -> whole(half(exchange.answer()));
            case Fault.CutBody _ -> new Delivery.Cut(exchange.answer());
            case Fault.WrongTypes _ -> whole(AnswerSurgery.wrongTypes(exchange.answer()));
            case Fault.ConnectionReset _ -> new Delivery.Reset();
            case Fault.ResetMidway _ -> new Delivery.ResetMidway(exchange.answer());
            case Fault.AnswerLost _ -> {
                exchange.answer();
                yield new Delivery.Reset();
            }
            case Fault.BusinessError error -> whole(businessError(error.textOrDefault(), exchange));
            case Fault.Unprocessable _ -> whole(exchange.withQuota(unprocessable(exchange.endpoint().layer())));
            case Fault.Repeated _ -> {
                exchange.answer();
                yield whole(exchange.answer());
            }
            case Fault.EmptyBody _ -> whole(exchange.withQuota(Answer.of(200, Answer.JSON, new byte[0])));
            case Fault.HugeBody huge -> new Delivery.Flood(huge.bytesOrDefault());
            case Fault.HtmlPage page -> whole(Answer.of(page.statusOrDefault(), "text/html; charset=utf-8", HTML));
            case Fault.EmptyPage _ -> whole(AnswerSurgery.emptyPage(exchange.answer()));
            case Fault.StuckCursor _ -> whole(AnswerSurgery.stuckCursor(exchange.answer(), exchange.call()));
            case Fault.Raw raw -> whole(Answer.of(raw.statusOrDefault(), raw.contentTypeOrDefault(), raw.content()));
        };
    }

    private Answer rateLimited(long retrySeconds, Exchange exchange) {
        String sid = exchange.seller().sid().toString();
        int limit = exchange.endpoint().quota().regular().burst();
        return problems.tooManyRequests(exchange.endpoint().host(), sid, retrySeconds, retrySeconds, limit);
    }

    private Answer forbidden(Exchange exchange) {
        ErrorLayer layer = exchange.endpoint().layer();
        return layer == ErrorLayer.GATEWAY
            ? problems.forbidden(exchange.endpoint().host(), "token does not satisfy additional requirements")
            : layer.error(403, "Access denied");
    }

    private static Answer businessError(String text, Exchange exchange) {
        ErrorLayer layer = exchange.endpoint().layer();
        return exchange.withQuota((layer == ErrorLayer.GATEWAY ? ErrorLayer.CONTENT : layer).error(200, text));
    }

    /** Texts of the items and the promotion spec. */
    private static Answer unprocessable(ErrorLayer layer) {
        return layer == ErrorLayer.GATEWAY
            ? Answer.json(422, Json.object().put("errorText", "Unprocessable entity"))
            : layer.error(422, "Unexpected result");
    }

    private static Answer half(Answer answer) {
        return answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2));
    }

    private static Answer text(int status, String text) {
        return Answer.of(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery whole(Answer answer) {
        return new Delivery.Whole(answer);
    }
}
