package dev.vitrina.core.security;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The host's own permissions; only an ADMIN holds them. */
@Component
public class HostPermissions implements PermissionSource {

    /** Manages users and their grants. */
    public static final String USERS = "platform:users";
    /** Reads the audit trail. */
    public static final String AUDIT = "platform:audit";
    /** Reads the metrics from another machine. */
    public static final String METRICS = "platform:metrics";

    @Override
    public List<PermissionDeclaration> permissions() {
        return List.of(
            new PermissionDeclaration(USERS, "Manage users, their roles and grants", Set.of(Role.ADMIN), null),
            new PermissionDeclaration(AUDIT, "Read the audit trail", Set.of(Role.ADMIN), null),
            new PermissionDeclaration(METRICS, "Read the metrics from another machine", Set.of(Role.ADMIN), null)
        );
    }
}
