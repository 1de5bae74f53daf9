package dev.vitrina.build;

import java.io.IOException;
import java.util.Objects;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Copies what the plugin brings along to {@code target/lib}, where a host that runs the plugin from its build directory looks. */
@Mojo(
    name = "lib",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true
)
public final class LibMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            Libraries.copy(Objects.requireNonNull(project));
        } catch (IOException failed) {
            throw new MojoExecutionException("The libraries cannot be copied", failed);
        }
    }
}
