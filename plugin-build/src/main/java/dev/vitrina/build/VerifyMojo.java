package dev.vitrina.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build when the host would refuse the plugin, or would run it otherwise than its code says: manifest, bundled classes of the
 * host, forbidden code, GraphQL, changelog, languages, UI assets.
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true
)
public final class VerifyMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private @Nullable PluginDescriptor descriptor;

    /** Goes on without checking. */
    @Parameter(property = "vitrina.verify.skip", defaultValue = "false")
    private boolean skip;

    @Component
    private @Nullable ToolchainManager toolchains;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            return;
        }
        try {
            MavenProject module = Objects.requireNonNull(project);
            Path classes = Path.of(module.getBuild().getOutputDirectory());
            fail(module, verification().findings(classes, Libraries.copy(module)));
        } catch (IOException failed) {
            throw new MojoExecutionException(String.valueOf(failed.getMessage()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted", stopped);
        }
    }

    private static void fail(MavenProject module, List<String> findings) throws MojoFailureException {
        if (!findings.isEmpty()) {
            String count = findings.size() == 1 ? "one thing" : findings.size() + " things";
            throw new MojoFailureException(
                "%s has %s to change:%n  %s".formatted(module.getArtifactId(), count, String.join("\n  ", findings))
            );
        }
    }

    private Verification verification() {
        List<Path> classPath = Objects.requireNonNull(descriptor)
            .getArtifacts()
            .stream()
            .map(Artifact::getFile)
            .filter(Objects::nonNull)
            .map(File::toPath)
            .toList();
        Toolchain jdk = Objects.requireNonNull(toolchains).getToolchainFromBuildContext(
            "jdk",
            Objects.requireNonNull(session)
        );
        String java = jdk == null ? null : jdk.findTool("java");
        return new Verification(
            java == null ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(java),
            classPath,
            line -> getLog().info(line)
        );
    }
}
