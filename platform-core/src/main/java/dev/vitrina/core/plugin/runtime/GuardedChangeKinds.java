package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plugin's kinds of change sets behind its gate, and none that asks for a permission the plugin does not declare. */
final class GuardedChangeKinds {

    private final PluginManifest manifest;
    private final PluginGate gate;

    GuardedChangeKinds(PluginManifest manifest, PluginGate gate) {
        this.manifest = manifest;
        this.gate = gate;
    }

    List<ChangeKind> of(List<ChangeKind> kinds) throws PluginStartException {
        List<ChangeKind> guarded = new ArrayList<>();
        for (ChangeKind kind : kinds) {
            requireDeclared(kind, kind.permission());
            requireDeclared(kind, kind.readPermission());
            requireDeclared(kind, kind.riskPermission());
            guarded.add(new Guarded(kind, gate));
        }
        return guarded;
    }

    private void requireDeclared(ChangeKind kind, String permission) throws PluginStartException {
        boolean declared = manifest
            .permissions()
            .stream()
            .anyMatch(own -> own.id().equals(permission));
        if (!declared) {
            throw new PluginStartException(
                StartStep.CONTRIBUTE,
                "Its kind of change set %s requires `%s`, which its manifest does not declare".formatted(
                    kind.id(),
                    permission
                ),
                null
            );
        }
    }

    /** What never changes is asked for once: it must be known also while the plugin is being stopped. */
    private static final class Guarded implements ChangeKind {

        private final ChangeKind kind;
        private final PluginGate gate;
        private final String id;
        private final String permission;
        private final String readPermission;
        private final String riskPermission;
        private final int checkSize;
        private final int batchSize;
        private final Duration patience;
        private final Duration firstLook;
        private final boolean sendsWhileFollowing;

        private Guarded(ChangeKind kind, PluginGate gate) {
            this.kind = kind;
            this.gate = gate;
            this.id = kind.id();
            this.permission = kind.permission();
            this.readPermission = kind.readPermission();
            this.riskPermission = kind.riskPermission();
            this.checkSize = kind.checkSize();
            this.batchSize = kind.batchSize();
            this.patience = kind.patience();
            this.firstLook = kind.firstLook();
            this.sendsWhileFollowing = kind.sendsWhileFollowing();
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String permission() {
            return permission;
        }

        @Override
        public String readPermission() {
            return readPermission;
        }

        @Override
        public String riskPermission() {
            return riskPermission;
        }

        @Override
        public int checkSize() {
            return checkSize;
        }

        @Override
        public int checkSize(ShopId shop) {
            return gate.get(() -> kind.checkSize(shop));
        }

        @Override
        public int batchSize() {
            return batchSize;
        }

        @Override
        public Duration patience() {
            return patience;
        }

        @Override
        public Duration firstLook() {
            return firstLook;
        }

        @Override
        public boolean sendsWhileFollowing() {
            return sendsWhileFollowing;
        }

        @Override
        public String title(Locale language) {
            return gate.get(() -> kind.title(language));
        }

        @Override
        public String fieldName(String field, Locale language) {
            return gate.get(() -> kind.fieldName(field, language));
        }

        @Override
        public String explain(Reason reason, Locale language) {
            return gate.get(() -> kind.explain(reason, language));
        }

        @Override
        public Optional<String> page(String key) {
            return gate.get(() -> kind.page(key));
        }

        @Override
        public ChangePolicy policy(ShopId shop) {
            return gate.get(() -> kind.policy(shop));
        }

        @Override
        public CheckResult check(ShopId shop, List<ChangeRow> rows) {
            return gate.get(() -> kind.check(shop, rows));
        }

        @Override
        public List<CheckedRow> checkDrafted(ShopId shop, List<ChangeRow> rows, int before) {
            return gate.get(() -> kind.checkDrafted(shop, rows, before));
        }

        @Override
        public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
            return gate.get(() -> kind.send(shop, batch, priority));
        }

        @Override
        public FollowResult follow(ShopId shop, List<ChangeRow> rows) {
            return gate.get(() -> kind.follow(shop, rows));
        }

        @Override
        public Optional<DraftRow> reverse(ChangeRow row) {
            return gate.get(() -> kind.reverse(row));
        }

        @Override
        public boolean mayHaveChanged(ShopId shop, ChangeRow row) {
            return gate.get(() -> kind.mayHaveChanged(shop, row));
        }

        @Override
        public void applied(ShopId shop, List<String> keys) {
            gate.run(() -> kind.applied(shop, keys));
        }
    }
}
