package dev.vitrina.test;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts the class loaders of plugins that something still holds. */
final class LiveLoaders {

    /** Without it, a class that only a soft reference holds counts as held. */
    static final String FLAG = "-XX:SoftRefLRUPolicyMSPerMB=0";

    private static final String LOADER = "dev.vitrina.core.plugin.loading.AllowListClassLoader";

    private LiveLoaders() {}

    static boolean softReferencesAreOff() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().contains(FLAG);
    }

    /** Collects garbage and counts what is left. */
    static long count() {
        String histogram = histogram();
        // "  12:   3   456  name (module)"
        return histogram
            .lines()
            .filter(line -> line.contains(LOADER))
            .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[1]))
            .sum();
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] { new String[0] },
                new String[] { String[].class.getName() }
            );
        } catch (JMException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }
}
