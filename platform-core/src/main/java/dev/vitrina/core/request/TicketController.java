package dev.vitrina.core.request;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.core.security.session.DownloadTickets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/tickets} with {@code {"path": "/api/files/..."}}: an address that a browser can be sent to, to save what is there. For
 * people: a script sends its key with the request itself.
 */
@RestController
class TicketController {

    static final String PARAMETER = "ticket";
    private static final int LONGEST = 2_000;
    private static final Pattern PATH = Pattern.compile("/api/(files|plugins)/[!-~]+");

    private final DownloadTickets tickets;

    TicketController(DownloadTickets tickets) {
        this.tickets = tickets;
    }

    /** @param path below {@code /api/files} or {@code /api/plugins}, encoded, with its query */
    record Wanted(String path) {}

    /** @param url good for one GET within the minute */
    record Ticket(String url, Instant expiresAt) {
        @Override
        public String toString() {
            return "Ticket[expiresAt=" + expiresAt + "]";
        }
    }

    /** @param code as GraphQL's errors have it */
    record Refusal(String code, String message) {}

    @PostMapping(path = "/api/tickets", consumes = "application/json")
    ResponseEntity<?> issue(
        @RequestAttribute("dev.vitrina.core.request.RequestIdentity") RequestIdentity identity,
        @RequestBody Wanted wanted
    ) {
        if (identity.refusal() != null || identity.presented() == null) {
            return refusal(HttpStatus.FORBIDDEN, ErrorCode.FORBIDDEN, "Sign in, and choose a shop of yours");
        }
        String path = wanted.path();
        if (path.length() > LONGEST || !PATH.matcher(path).matches() || path.contains("#") || isTicketed(path)) {
            return refusal(
                HttpStatus.BAD_REQUEST,
                ErrorCode.INVALID_INPUT,
                "`path` must lie below /api/files or /api/plugins"
            );
        }
        DownloadTickets.Issued issued = tickets.issue(identity.presented(), identity.scope().shopId(), path);
        char separator = path.indexOf('?') < 0 ? '?' : '&';
        return ResponseEntity.status(HttpStatus.CREATED).body(
            new Ticket(path + separator + PARAMETER + "=" + issued.secret(), issued.expiresAt())
        );
    }

    private static boolean isTicketed(String path) {
        return path.contains("?" + PARAMETER + "=") || path.contains("&" + PARAMETER + "=");
    }

    private static ResponseEntity<Refusal> refusal(HttpStatus status, ErrorCode code, String message) {
        return ResponseEntity.status(status).body(new Refusal(code.name(), message));
    }
}
