package dev.vitrina.core.security;

import java.util.Map;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The rules of a host without plugins. */
public final class HostRules {

    private HostRules() {}

    public static AccessRules create() {
        var sources = new StaticListableBeanFactory(Map.of("host", new HostPermissions()));
        return new RoleAccess(sources.getBeanProvider(PermissionSource.class));
    }
}
