package dev.vitrina.app;

import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.control.DemoToken;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** The last thing a start prints: where to go, how to sign in, and what to try. */
final class Welcome {

    private final ObjectProvider<WbSandbox> sandbox;
    private final Environment environment;

    Welcome(ObjectProvider<WbSandbox> sandbox, Environment environment) {
        this.sandbox = sandbox;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        System.out.println(text());
    }

    private String text() {
        String url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        StringBuilder text = new StringBuilder();
        text.append(
            """

            Vitrina is ready.

              Dashboard   %s
              Playground  %s/playground
            """.formatted(url, url)
        );
        sandbox.ifAvailable(wildberries -> text.append(tokens(wildberries.tokens())));
        return text.toString();
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
