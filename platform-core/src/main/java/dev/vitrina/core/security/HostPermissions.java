package dev.vitrina.core.security;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The host's own permissions. Only an ADMIN holds them, but for {@link #JOBS}, which belongs to a shop's MANAGER as well. */
@Component
public class HostPermissions implements PermissionSource {

    /** Manages users and their grants. */
    public static final String USERS = "platform:users";
    /** Reads the audit trail. */
    public static final String AUDIT = "platform:audit";
    /** Stops jobs and starts them again, in the shops where the caller holds it. */
    public static final String JOBS = "platform:jobs";
    /** Changes how endpoints are cached, for all shops. */
    public static final String CACHE = "platform:cache";
    /** Installs, upgrades and removes plugins. */
    public static final String PLUGINS = "platform:plugins";
    /** Reads the metrics from another machine. */
    public static final String METRICS = "platform:metrics";

    @Override
    public List<PermissionDeclaration> permissions() {
        return List.of(
            new PermissionDeclaration(USERS, "Manage users, their roles and grants", Set.of(Role.ADMIN), null),
            new PermissionDeclaration(AUDIT, "Read the audit trail", Set.of(Role.ADMIN), null),
            new PermissionDeclaration(
                JOBS,
                "Stop jobs of a shop and start them again",
                Set.of(Role.ADMIN, Role.MANAGER),
                null
            ),
            new PermissionDeclaration(CACHE, "See and change how endpoints are cached", Set.of(Role.ADMIN), null),
            new PermissionDeclaration(PLUGINS, "Install, upgrade and remove plugins", Set.of(Role.ADMIN), null),
            new PermissionDeclaration(METRICS, "Read the metrics from another machine", Set.of(Role.ADMIN), null)
        );
    }
}
