package dev.vitrina.core.plugin.verify;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Finds what compiles and does not do in a plugin what it says: annotations that nothing there heeds, and work on threads that the host
 * does not know. Goes by the constant pool, so that a method reference counts like a call.
 */
final class ForbiddenCodeCheck implements Check {

    private static final String SCHEMA = "Require permissions in the GraphQL schema: @requiresPermission";
    private static final String JOB = "Declare a JobDefinition: the host runs it";
    private static final String EXECUTOR = "Give it an executor: PluginContext.executor()";

    /** By descriptor, what to do instead. */
    private static final Map<String, String> ANNOTATIONS = Map.ofEntries(
        Map.entry("Lorg/springframework/security/access/prepost/PreAuthorize;", SCHEMA),
        Map.entry("Lorg/springframework/security/access/prepost/PostAuthorize;", SCHEMA),
        Map.entry("Lorg/springframework/security/access/prepost/PreFilter;", SCHEMA),
        Map.entry("Lorg/springframework/security/access/prepost/PostFilter;", SCHEMA),
        Map.entry("Lorg/springframework/security/access/annotation/Secured;", SCHEMA),
        Map.entry(
            "Lorg/springframework/security/config/annotation/method/configuration/EnableMethodSecurity;",
            "It would keep the plugin's classes for good. " + SCHEMA
        ),
        Map.entry("Ljakarta/annotation/security/RolesAllowed;", SCHEMA),
        Map.entry("Ljakarta/annotation/security/DenyAll;", SCHEMA),
        Map.entry("Ljakarta/annotation/security/PermitAll;", SCHEMA),
        Map.entry("Lorg/springframework/scheduling/annotation/Scheduled;", JOB),
        Map.entry("Lorg/springframework/scheduling/annotation/Async;", EXECUTOR.replace("Give it an executor", "Use")),
        Map.entry("Lorg/springframework/cache/annotation/Cacheable;", "Cache by CachedUpstream")
    );

    @Override
    public List<Finding> findings(PluginFiles plugin) throws IOException {
        TreeSet<Finding> findings = new TreeSet<>(Comparator.comparing(Finding::toString));
        for (Path file : plugin.classFiles()) {
            String name = plugin.name(file);
            for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                switch (entry) {
                    case Utf8Entry text when ANNOTATIONS.containsKey(text.stringValue()) -> findings.add(
                        annotation(name, text.stringValue())
                    );
                    case MemberRefEntry member when isAsyncWithoutExecutor(member) -> findings.add(
                        new Finding(
                            name,
                            "calls CompletableFuture.%s without an executor, which works on threads that outlive the plugin".formatted(
                                member.name().stringValue()
                            ),
                            EXECUTOR
                        )
                    );
                    default -> {}
                }
            }
        }
        return List.copyOf(findings);
    }

    private static Finding annotation(String file, String descriptor) {
        String simple = descriptor.substring(descriptor.lastIndexOf('/') + 1, descriptor.length() - 1);
        return new Finding(
            file,
            "uses @%s, which does nothing in a plugin".formatted(simple),
            Objects.requireNonNull(ANNOTATIONS.get(descriptor))
        );
    }

    private static boolean isAsyncWithoutExecutor(MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        boolean future =
            owner.equals("java/util/concurrent/CompletableFuture") ||
            owner.equals("java/util/concurrent/CompletionStage");
        return (
            future &&
            member.name().stringValue().endsWith("Async") &&
            !member.type().stringValue().contains("Ljava/util/concurrent/Executor;")
        );
    }
}
