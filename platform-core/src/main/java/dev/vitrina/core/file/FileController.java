package dev.vitrina.core.file;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.core.audit.AuditLog;
import dev.vitrina.core.audit.AuditOutcome;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.file.FileRows.OwnedFile;
import dev.vitrina.core.file.FileRows.Owner;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/files?name=...} with the file as its body: 201 with an {@link Upload}. {@code GET /api/files/<id>}: the bytes. What is
 * not there and what is not the caller's answer alike, 404. Both are written down.
 */
@RestController
class FileController {

    private final Files files;
    private final FileProperties properties;
    private final AccessRules access;
    private final AuditLog audit;
    private final JsonMapper json;

    FileController(Files files, FileProperties properties, AccessRules access, AuditLog audit, JsonMapper json) {
        this.files = files;
        this.properties = properties;
        this.access = access;
        this.audit = audit;
        this.json = json;
    }

    /** @param size bytes */
    record Upload(String id, String name, long size, Instant expiresAt) {}

    /** @param code as GraphQL's errors have it, and {@code TOO_LARGE} */
    record Refusal(String code, String message) {}

    /** @param scope absent when the request names a shop that is not the caller's */
    @PostMapping("/api/files")
    ResponseEntity<?> upload(
        @RequestAttribute(name = RequestScope.ATTRIBUTE, required = false) @Nullable RequestScope scope,
        @RequestParam String name,
        HttpServletRequest request
    ) throws IOException {
        if (scope == null || "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            return refusal(HttpStatus.FORBIDDEN, ErrorCode.FORBIDDEN.name(), "You have no access to that shop");
        }
        if (scope.shop() == null) {
            return refusal(HttpStatus.BAD_REQUEST, ErrorCode.INVALID_INPUT.name(), "Choose a shop: send X-Shop-Id");
        }
        if (request.getContentLengthLong() > properties.maxUpload().toBytes()) {
            return tooLarge(scope);
        }
        try {
            StoredFile file = files.upload(
                scope.shop().id(),
                scope.signedIn().userId(),
                name,
                contentType(request),
                request.getInputStream()::transferTo
            );
            note(scope, "fileUpload", file, AuditOutcome.SUCCEEDED, null);
            return ResponseEntity.status(HttpStatus.CREATED).body(
                new Upload(file.id(), file.name(), file.size(), file.expiresAt())
            );
        } catch (ChunkedOutput.TooLargeException large) {
            return tooLarge(scope);
        } catch (VitrinaException full) {
            note(scope, "fileUpload", null, AuditOutcome.REFUSED, full.code().name());
            return refusal(HttpStatus.TOO_MANY_REQUESTS, full.code().name(), String.valueOf(full.getMessage()));
        }
    }

    private ResponseEntity<Refusal> tooLarge(RequestScope scope) {
        note(scope, "fileUpload", null, AuditOutcome.REFUSED, "TOO_LARGE");
        String message = "A file may have %d bytes at most".formatted(properties.maxUpload().toBytes());
        return refusal(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", message);
    }

    private static String contentType(HttpServletRequest request) {
        String given = request.getContentType();
        try {
            return given == null
                ? MediaType.APPLICATION_OCTET_STREAM_VALUE
                : MediaType.parseMediaType(given).toString();
        } catch (InvalidMediaTypeException malformed) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
    }

    /** @param scope absent when the request names a shop that is not the caller's */
    @GetMapping("/api/files/{id}")
    @Nullable
    ResponseEntity<Refusal> download(
        @RequestAttribute(name = RequestScope.ATTRIBUTE, required = false) @Nullable RequestScope scope,
        @PathVariable String id,
        HttpServletResponse response
    ) throws IOException {
        OwnedFile found = scope == null ? null : files.find(id).orElse(null);
        if (found == null || scope == null || !mayHave(scope.signedIn(), found)) {
            return refusal(HttpStatus.NOT_FOUND, ErrorCode.NOT_FOUND.name(), "There is no such file any more");
        }
        StoredFile file = found.file();
        note(scope, "fileDownload", file, AuditOutcome.SUCCEEDED, null);
        response.setContentType(file.contentType());
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString()
        );
        try (InputStream bytes = files.open(file)) {
            bytes.transferTo(response.getOutputStream());
        }
        return null;
    }

    private boolean mayHave(Caller caller, OwnedFile found) {
        return (
            caller.mayEnter(found.file().shop()) &&
            switch (found.owner()) {
                case Owner.User(long id) -> id == caller.userId();
                case Owner.Plugin(String id, String permission) -> access.permits(
                    caller,
                    permission,
                    found.file().shop()
                );
            }
        );
    }

    private static ResponseEntity<Refusal> refusal(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(new Refusal(code, message));
    }

    private void note(
        RequestScope scope,
        String action,
        @Nullable StoredFile file,
        AuditOutcome outcome,
        @Nullable String code
    ) {
        Caller caller = scope.signedIn();
        audit.append(
            new AuditRecord(
                caller.userId(),
                caller.email(),
                file == null ? null : file.shop().value(),
                action,
                file == null ? null : json.writeValueAsString(new Noted(file.id(), file.name(), file.size())),
                outcome,
                code,
                scope.address(),
                scope.requestId(),
                caller.key() == null ? null : caller.key().name()
            )
        );
    }

    private record Noted(String id, String name, long size) {}
}
