package dev.vitrina.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/** Makes the ZIP that a host installs, and attaches it to the project. */
@Mojo(
    name = "package",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true
)
public final class PackageMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    /** The author's Ed25519 private key in PEM; without it the package is unsigned, which a host may refuse. */
    @Parameter(property = "vitrina.signing.key")
    private @Nullable File signingKey;

    @Component
    private @Nullable MavenProjectHelper projects;

    @Override
    public void execute() throws MojoExecutionException {
        MavenProject module = Objects.requireNonNull(project);
        Path zip = Path.of(module.getBuild().getDirectory(), module.getBuild().getFinalName() + ".zip");
        try {
            SigningKey key = signingKey == null ? null : SigningKey.read(signingKey.toPath());
            PluginZip.write(Path.of(module.getBuild().getOutputDirectory()), Libraries.copy(module), zip, key);
        } catch (IOException failed) {
            throw new MojoExecutionException("The plugin's ZIP cannot be written: " + failed.getMessage(), failed);
        }
        Objects.requireNonNull(projects).attachArtifact(module, "zip", zip.toFile());
        getLog().info("Plugin: " + zip);
    }
}
