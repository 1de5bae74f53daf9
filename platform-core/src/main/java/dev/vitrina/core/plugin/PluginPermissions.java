package dev.vitrina.core.plugin;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.state.PluginStatus;
import dev.vitrina.core.plugin.state.PluginStatuses;
import dev.vitrina.core.security.PermissionDeclaration;
import dev.vitrina.core.security.PermissionSource;
import dev.vitrina.core.security.Role;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The permissions of active plugins. */
class PluginPermissions implements PermissionSource {

    private final PluginStatuses statuses;

    PluginPermissions(PluginStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public List<PermissionDeclaration> permissions() {
        return statuses
            .active()
            .stream()
            .map(PluginStatus::manifest)
            .filter(Objects::nonNull)
            .flatMap(PluginPermissions::declared)
            .toList();
    }

    private static Stream<PermissionDeclaration> declared(PluginManifest manifest) {
        return manifest
            .permissions()
            .stream()
            .map(permission ->
                new PermissionDeclaration(
                    permission.id(),
                    permission.description(),
                    permission.roles().stream().map(Role::valueOf).collect(Collectors.toSet()),
                    manifest.id(),
                    // Who connects shops reaches all of them, whichever the request names.
                    !manifest.capabilities().contains(PluginManifest.Capability.SHOPS)
                )
            );
    }
}
