package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.Faults;
import dev.vitrina.sandbox.media.MediaSite;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.wire.Delivery;
import dev.vitrina.sandbox.wire.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The CDN behind the faults: no token, no quota. Faults of JSON bodies make no sense here and send a 503 instead. */
public final class MediaGateway implements Site {

    private final MediaSite media;
    private final Faults faults;
    private final CallLedger ledger;

    public MediaGateway(MediaSite media, Faults faults, CallLedger ledger) {
        this.media = media;
        this.faults = faults;
        this.ledger = ledger;
    }

    @Override
    public Delivery serve(Call call) {
        String endpoint = media.endpoint(call);
        CallLedger.Visit visit = ledger.enter(endpoint, endpoint, null);
        Optional<Fault> fault = faults.strike(endpoint, call.path(), null);
        return fault.isEmpty()
            ? visit.leave(new Delivery.Whole(media.answer(call)), null)
            : visit.leave(delivery(fault.get(), call), fault.get());
    }

    private Delivery delivery(Fault fault, Call call) {
        return switch (fault) {
            case Fault.Hang hang -> new Delivery.Silence(Duration.ofSeconds(hang.secondsOrDefault()));
            case Fault.SlowDrip drip -> new Delivery.Drip(media.answer(call), drip.rateOrDefault());
            case Fault.CutBody _ -> new Delivery.Cut(media.answer(call));
            case Fault.ResetMidway _ -> new Delivery.ResetMidway(media.answer(call));
            case Fault.ConnectionReset _, Fault.AnswerLost _ -> new Delivery.Reset();
            case Fault.EmptyBody _ -> new Delivery.Whole(media.answer(call).withBody(new byte[0]));
            case Fault.HugeBody huge -> new Delivery.Flood(huge.bytesOrDefault());
            case Fault.Raw raw -> new Delivery.Whole(
                Answer.of(raw.statusOrDefault(), raw.contentTypeOrDefault(), raw.content())
            );
            case Fault.RateLimited _ -> text(429, "text/plain", "too many requests");
            case Fault.Forbidden _ -> text(403, "text/plain", "forbidden");
            case Fault.HtmlPage page -> text(page.statusOrDefault(), "text/html", "<html><body>498</body></html>");
            case Fault.ServerError error -> text(error.statusOrDefault(), "text/plain", "upstream connect error");
            default -> text(503, "text/plain", "upstream connect error");
        };
    }

    private static Delivery text(int status, String contentType, String body) {
        return new Delivery.Whole(Answer.of(status, contentType, body.getBytes(StandardCharsets.UTF_8)));
    }
}
