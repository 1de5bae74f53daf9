package dev.vitrina.app;

import dev.vitrina.core.VitrinaApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the product: the host and, where it is switched on, the simulated Wildberries. */
public final class Vitrina {

    private Vitrina() {}

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application, for whoever adds something to it before it runs. */
    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(VitrinaApplication.class, Welcome.class).initializers(new SandboxStarter());
    }
}
