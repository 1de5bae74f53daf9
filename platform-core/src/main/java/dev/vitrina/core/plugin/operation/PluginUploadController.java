package dev.vitrina.core.plugin.operation;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.core.audit.AuditLog;
import dev.vitrina.core.audit.AuditOutcome;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.plugin.operation.PluginUploads.Report;
import dev.vitrina.core.plugin.operation.PluginUploads.TooLargeException;
import dev.vitrina.core.plugin.store.PackageRefusedException;
import dev.vitrina.core.plugin.store.PluginStore;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.HostPermissions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/plugins}, the ZIP as its body ({@code application/zip}): 201 with a {@link Report}, or a {@link Refusal}. Nothing is
 * installed by it: that is {@code pluginInstall} with the report's digest. Neither is for API keys: what is installed runs with all
 * rights of the host, whatever a key's scopes are.
 */
@RestController
class PluginUploadController {

    private static final Logger log = LoggerFactory.getLogger(PluginUploadController.class);
    private static final String ACTION = "pluginUpload";

    private final PluginUploads uploads;
    private final AccessRules rules;
    private final AuditLog audit;
    private final JsonMapper json;

    PluginUploadController(PluginUploads uploads, AccessRules rules, AuditLog audit, JsonMapper json) {
        this.uploads = uploads;
        this.rules = rules;
        this.audit = audit;
        this.json = json;
    }

    /** @param code as GraphQL's errors have it, and {@code TOO_LARGE} */
    record Refusal(String code, String message) {}

    @PostMapping(path = "/api/plugins", consumes = "application/zip")
    ResponseEntity<?> upload(
        @AuthenticationPrincipal Caller caller,
        HttpServletRequest request,
        HttpServletResponse response,
        Locale locale
    ) throws IOException {
        if (!rules.permits(caller, HostPermissions.PLUGINS, null)) {
            note(caller, request, response, null, AuditOutcome.DENIED, ErrorCode.FORBIDDEN.name());
            return refusal(HttpStatus.FORBIDDEN, ErrorCode.FORBIDDEN.name(), "You may not install plugins");
        }
        if (caller.key() != null) {
            note(caller, request, response, null, AuditOutcome.DENIED, ErrorCode.FORBIDDEN.name());
            return refusal(HttpStatus.FORBIDDEN, ErrorCode.FORBIDDEN.name(), "An API key may not do this: sign in");
        }
        try {
            if (request.getContentLengthLong() > PluginStore.MAX_ZIP) {
                throw new TooLargeException();
            }
            Report report = uploads.take(request.getInputStream(), caller.email(), locale);
            note(caller, request, response, report, AuditOutcome.SUCCEEDED, null);
            return ResponseEntity.status(HttpStatus.CREATED).body(report);
        } catch (TooLargeException large) {
            note(caller, request, response, null, AuditOutcome.REFUSED, "TOO_LARGE");
            return refusal(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", large.reason());
        } catch (PackageRefusedException refused) {
            log.info("An uploaded package is refused: {}", refused.reason());
            note(caller, request, response, null, AuditOutcome.REFUSED, ErrorCode.INVALID_INPUT.name());
            return refusal(HttpStatus.UNPROCESSABLE_CONTENT, ErrorCode.INVALID_INPUT.name(), refused.reason());
        }
    }

    private static ResponseEntity<Refusal> refusal(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status).body(new Refusal(code, message));
    }

    private void note(
        Caller caller,
        HttpServletRequest request,
        HttpServletResponse response,
        @Nullable Report report,
        AuditOutcome outcome,
        @Nullable String code
    ) {
        String input = report == null
            ? null
            : json.writeValueAsString(
                Map.of("id", report.id(), "version", report.version(), "digest", report.digest())
            );
        audit.append(
            new AuditRecord(
                caller.userId(),
                caller.email(),
                null,
                ACTION,
                input,
                outcome,
                code,
                request.getRemoteAddr(),
                response.getHeader("X-Request-Id"),
                caller.key() == null ? null : caller.key().name()
            )
        );
    }
}
