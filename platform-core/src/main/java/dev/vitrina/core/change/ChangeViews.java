package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Reason;
import dev.vitrina.core.change.ChangeGroups.FindingGroup;
import dev.vitrina.core.change.ChangeGroups.ReasonGroup;
import dev.vitrina.core.change.ChangeKinds.Entry;
import dev.vitrina.core.change.ChangeRowView.FieldView;
import dev.vitrina.core.change.ChangeRowView.FindingView;
import dev.vitrina.core.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes of stored sets and rows what people see, in their language as far as the kind's plugin is there to tell. */
@Component
class ChangeViews {

    private static final Logger log = LoggerFactory.getLogger(ChangeViews.class);

    private final ChangeDesk desk;
    private final ChangeAccess access;

    ChangeViews(ChangeDesk desk, ChangeAccess access) {
        this.desk = desk;
        this.access = access;
    }

    ChangeSetView of(StoredSet set, Caller caller, Locale language) {
        Optional<Entry> kind = desk.kind(set.kind());
        String title = told(set.kind(), set.kind(), known -> known.title(language));
        return new ChangeSetView(
            set,
            new ChangeSetView.KindView(set.kind(), set.plugin(), title, kind.isPresent()),
            access.acts(set, caller),
            access.mayAct(set, caller) ? null : set.rights().act(),
            confirmation(set, caller),
            new Reader(language, access.seesRisk(set, caller))
        );
    }

    private ChangeSetView.ConfirmationView confirmation(StoredSet set, Caller caller) {
        ChangePolicy policy = desk.policy(set).orElse(ChangePolicy.DEFAULT);
        Instant checked = set.state() == ChangeSetState.CHECKED ? set.times().checked() : null;
        return new ChangeSetView.ConfirmationView(
            policy.typedAbove(),
            policy.fourEyes(),
            policy.maxRows() == Integer.MAX_VALUE ? null : policy.maxRows(),
            checked == null ? null : checked.plus(policy.checkedWithin()),
            set.state() == ChangeSetState.CHECKED ? access.obstacles(set, caller) : List.of()
        );
    }

    ChangeRowView of(StoredSet set, StoredRow row, Reader reader) {
        Locale language = reader.language();
        return new ChangeRowView(
            row,
            told(set.kind(), null, kind -> kind.page(row.key()).orElse(null)),
            row
                .row()
                .fields()
                .stream()
                .map(field -> of(set.kind(), field, language))
                .toList(),
            row
                .findings()
                .stream()
                .map(finding -> of(set.kind(), finding, reader))
                .toList(),
            row.reason() == null ? null : explained(set.kind(), row.reason(), language)
        );
    }

    ChangeSetView.FindingGroupView of(StoredSet set, FindingGroup group, Reader reader) {
        Locale language = reader.language();
        String message = explained(set.kind(), new Reason(group.code(), group.message()), language).message();
        String field = group.field();
        return new ChangeSetView.FindingGroupView(
            group.severity(),
            group.code(),
            message,
            field,
            field == null ? null : fieldTitle(set.kind(), field, language),
            group.rows(),
            reader.seesRisk() ? MoneyView.of(group.atRisk()) : List.of()
        );
    }

    ReasonGroup of(StoredSet set, ReasonGroup group, Locale language) {
        Reason reason = explained(set.kind(), new Reason(group.code(), group.message()), language);
        return new ReasonGroup(group.code(), reason.message(), group.rows());
    }

    private FieldView of(String kind, FieldChange field, Locale language) {
        return new FieldView(
            field.name(),
            fieldTitle(kind, field.name(), language),
            ChangeJson.value(field.before()),
            ChangeJson.value(field.after())
        );
    }

    private FindingView of(String kind, Finding finding, Reader reader) {
        Reason told = new Reason(finding.code(), finding.message());
        String message = explained(kind, told, reader.language()).message();
        return new FindingView(
            finding.severity(),
            finding.code(),
            message,
            finding.field(),
            finding.atRisk() == null || !reader.seesRisk() ? null : MoneyView.of(finding.atRisk())
        );
    }

    private String fieldTitle(String kind, String field, Locale language) {
        return told(kind, field, known -> known.fieldName(field, language));
    }

    private Reason explained(String kind, Reason reason, Locale language) {
        return new Reason(reason.code(), told(kind, reason.message(), known -> known.explain(reason, language)));
    }

    /** A plugin that is away, or fails at a text, takes no page with it. */
    private <T extends @Nullable Object> T told(String kind, T otherwise, Function<ChangeKind, T> tell) {
        Optional<Entry> entry = desk.kind(kind);
        if (entry.isEmpty()) {
            return otherwise;
        }
        try {
            return tell.apply(entry.get().kind());
        } catch (RuntimeException fault) {
            log.warn("The plugin {} fails at the texts of {}", entry.get().plugin(), kind, fault);
            return otherwise;
        }
    }
}
