package dev.vitrina.core.plugin.loading;

import java.util.List;
import java.util.Set;

/**
 * What of the host a plugin sees. These packages always come from the host, also when a plugin carries its own copy; nothing else
 * does. Their majors are part of the API's major version.
 */
public final class VisibleClasses {

    private static final List<String> TREES = List.of(
        "java.",
        "javax.",
        "jdk.",
        "sun.",
        "jakarta.",
        "dev.vitrina.api.",
        "org.springframework.",
        "org.aopalliance.", // in the signatures of Spring's proxies
        "graphql.",
        "org.dataloader.",
        "org.slf4j.",
        "org.jspecify.",
        "tools.jackson.",
        "com.fasterxml.jackson.annotation.",
        "org.reactivestreams.",
        "reactor.",
        "org.pf4j.",
        "org.xml.sax.",
        "org.w3c.dom."
    );

    /** Without their sub-packages. */
    private static final Set<String> PACKAGES = Set.of("dev.vitrina.cache");

    private VisibleClasses() {}

    /** Whether a class of this name comes from the host. */
    public static boolean contains(String className) {
        int dot = className.lastIndexOf('.');
        return (
            TREES.stream().anyMatch(className::startsWith) ||
            (dot > 0 && PACKAGES.contains(className.substring(0, dot)))
        );
    }

    /** Whether a resource is the byte code of a visible class: Spring reads annotations from it. */
    static boolean containsResource(String name) {
        return (
            name.endsWith(".class") && contains(name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        );
    }
}
