package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetSummary;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.UnattendedResult;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.core.change.ChangeKinds.Entry;
import dev.vitrina.core.change.StoredSet.Person;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Change sets as one plugin has them: of its own kinds only. */
final class PluginChangeSets implements ChangeSets {

    private final String plugin;
    private final ChangeDesk desk;
    private final Supplier<ChangeAccess> access;

    PluginChangeSets(String plugin, ChangeDesk desk, Supplier<ChangeAccess> access) {
        this.plugin = plugin;
        this.desk = desk;
        this.access = access;
    }

    @Override
    public ChangeSetId create(ChangeSetDraft draft, Iterable<DraftRow> rows) {
        return new ChangeSetId(desk.create(draft, ownKind(draft), rows));
    }

    @Override
    public ChangeSetId createAndCheck(ChangeSetDraft draft, Iterable<DraftRow> rows) {
        return new ChangeSetId(desk.createAndCheck(draft, ownKind(draft), rows));
    }

    private Entry ownKind(ChangeSetDraft draft) {
        Entry kind = desk
            .kind(draft.kind())
            .orElseThrow(() ->
                new VitrinaException(ErrorCode.NOT_FOUND, "There is no kind of change set " + draft.kind())
            );
        if (!kind.plugin().equals(plugin)) {
            throw new VitrinaException(
                ErrorCode.FORBIDDEN,
                "The plugin %s cannot make change sets of %s".formatted(plugin, kind.plugin()),
                Map.of("plugin", plugin)
            );
        }
        return kind;
    }

    @Override
    public void check(ShopId shop, ChangeSetId id) {
        StoredSet set = own(shop, id).orElseThrow(() ->
            new VitrinaException(ErrorCode.NOT_FOUND, "There is no such change set")
        );
        if (desk.check(set, null) instanceof ActResult.Refused(var error)) {
            throw new VitrinaException(ErrorCode.CONFLICT, error.message());
        }
    }

    @Override
    public UnattendedResult confirmUnattended(ShopId shop, ChangeSetId id, Actor inTheNameOf) {
        StoredSet set = own(shop, id).orElseThrow(() ->
            new VitrinaException(ErrorCode.NOT_FOUND, "There is no such change set")
        );
        // Who it is the host says, not the plugin.
        Optional<Person> by = access.get().actor(set, inTheNameOf.userId());
        if (by.isEmpty()) {
            return new UnattendedResult.LeftToPeople(
                new Reason("NOT_PERMITTED", "The person in whose name it would be confirmed may not any more.")
            );
        }
        return switch (desk.confirmUnattended(set, by.get())) {
            case ActResult.Done _ -> new UnattendedResult.Confirmed();
            case ActResult.Refused(var error) -> new UnattendedResult.LeftToPeople(
                new Reason(error.code(), error.message())
            );
        };
    }

    @Override
    public Optional<ChangeSetSummary> find(ShopId shop, ChangeSetId id) {
        return own(shop, id).map(set ->
            new ChangeSetSummary(
                id,
                set.kind(),
                set.title(),
                set.state(),
                set.rows(),
                set.times().created(),
                set.times().ended(),
                set.confirmedBy() == null ? null : set.confirmedBy().email()
            )
        );
    }

    private Optional<StoredSet> own(ShopId shop, ChangeSetId id) {
        return desk.find(id.value()).filter(set -> set.shop().equals(shop) && set.plugin().equals(plugin));
    }
}
