package dev.vitrina.core.graphql.document;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.graphql.limit.GraphQlLimits;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.security.RequestScope;
import java.util.Map;
import org.springframework.graphql.GraphQlRequest;

/** Decides which documents may run: those that are trusted, and, of those who may write their own, any. */
public final class DocumentGate {

    private final TrustedDocuments documents;
    private final SchemaGenerations generations;
    private final GraphQlLimits limits;
    private final AccessRules access;

    DocumentGate(TrustedDocuments documents, SchemaGenerations generations, GraphQlLimits limits, AccessRules access) {
        this.documents = documents;
        this.generations = generations;
        this.limits = limits;
        this.access = access;
    }

    public Admission admit(GraphQlRequest request, RequestScope scope) {
        boolean byId = DocumentId.MARKER.equals(request.getDocument());
        if (byId) {
            return trusted(request.getExtensions());
        }
        // Plugins' parts of the dashboard send texts.
        return documents.holds(request.getDocument())
            ? new Admission.Trusted(request.getDocument())
            : freeForm(request.getDocument(), scope);
    }

    private Admission trusted(Map<String, Object> extensions) {
        return DocumentId.of(extensions)
            .flatMap(documents::text)
            .<Admission>map(Admission.Trusted::new)
            .orElseGet(() ->
                new Admission.Refused(
                    ErrorCode.NOT_FOUND,
                    "This host knows no document with this id: it was updated, or never had it",
                    "UNKNOWN_DOCUMENT"
                )
            );
    }

    private Admission freeForm(String document, RequestScope scope) {
        boolean allowed = switch (limits.freeForm()) {
            case EVERYBODY -> true;
            case DEVELOPERS -> isDeveloper(scope) ||
            PublicDocument.is(document, generations.current().schema(), limits);
            case NOBODY -> false;
        };
        if (allowed) {
            return new Admission.FreeForm();
        }
        String need = limits.freeForm() == GraphQlLimits.FreeForm.NOBODY
            ? "This host runs known documents only (vitrina.graphql.free-form)"
            : "To write requests of your own you need the permission " + HostPermissions.DEVELOPER;
        ErrorCode code = scope.caller() == null ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN;
        return new Admission.Refused(code, need, "FREE_FORM");
    }

    private boolean isDeveloper(RequestScope scope) {
        Caller caller = scope.caller();
        return caller != null && access.permits(caller, HostPermissions.DEVELOPER, scope.shopId());
    }
}
