package dev.vitrina.app;

import dev.vitrina.core.security.user.BootstrapAdmin;
import dev.vitrina.core.security.user.BootstrapAdmin.Credentials;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.control.DemoToken;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** The last thing a start prints: where to go, how to sign in, and what to try. */
final class Welcome {

    private final ObjectProvider<WbSandbox> sandbox;
    private final BootstrapAdmin admin;
    private final Environment environment;

    Welcome(ObjectProvider<WbSandbox> sandbox, BootstrapAdmin admin, Environment environment) {
        this.admin = admin;
        this.sandbox = sandbox;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        admin.welcome(made -> System.out.println(text(made)));
    }

    private String text(Optional<Credentials> made) {
        String url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        StringBuilder text = new StringBuilder();
        text.append(
            """

            Vitrina is ready.

              Dashboard   %s
              Playground  %s/playground
              Sign in     %s
            """.formatted(url, url, signIn(made))
        );
        sandbox.ifAvailable(wildberries -> text.append(tokens(wildberries.tokens())));
        return text.toString();
    }

    /** A generated password is shown this once; only its hash is kept. */
    private static String signIn(Optional<Credentials> made) {
        return made
            .map(generated -> "%s / %s (shown once)".formatted(generated.email(), generated.password()))
            .orElse("with the administrator of the first start, or the one you configured");
    }

    private static String tokens(List<DemoToken> tokens) {
        StringBuilder text = new StringBuilder();
        text.append("\nWildberries is simulated. Tokens to paste under Tokens > Add:\n");
        for (DemoToken token : tokens) {
            text.append(
                String.format(
                    Locale.ROOT,
                    "%n  %s (%,d cards, %s token)%n  %s%n",
                    token.seller(),
                    token.cards(),
                    token.type(),
                    token.token()
                )
            );
        }
        return text.toString();
    }
}
