package dev.vitrina.core.security;

import java.util.List;

/** Declares permissions; the host has one, and the plugin runtime one for the active plugins. */
@FunctionalInterface
public interface PermissionSource {
    List<PermissionDeclaration> permissions();
}
