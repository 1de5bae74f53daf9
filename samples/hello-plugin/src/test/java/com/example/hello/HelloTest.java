package com.example.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.test.PluginContract;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestHost;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@PluginTest
class HelloTest extends PluginContract {

    private static final String GREET =
        "mutation($name: String!) { helloGreet(input: {name: $name}) { text errors { code } } }";

    @Test
    void remembersWhomItGreetedUntilItForgets(TestHost host) {
        var answer = host.admin().execute(GREET, Map.of("name", "Anna"));
        assertThat(answer.text("/helloGreet/text")).isEqualTo("Good day, Anna");
        assertThat(greetings(host)).contains("Anna");

        host.admin().execute("mutation { helloForget { job { id } } }");
        Awaitility.await().untilAsserted(() -> assertThat(greetings(host)).doesNotContain("Anna"));
    }

    @Test
    void asksForAName(TestHost host) {
        var answer = host.admin().execute(GREET, Map.of("name", " "));

        assertThat(answer.text("/helloGreet/errors/0/code")).isEqualTo("NAME_REQUIRED");
    }

    @Override
    protected Map<String, Integer> statementBudgets(TestHost host) {
        List.of("Anna", "Boris").forEach(name -> host.admin().execute(GREET, Map.of("name", name)));
        return Map.of("{ helloGreetings { name at } }", 1);
    }

    private static String greetings(TestHost host) {
        return host.admin().execute("{ helloGreetings { name } }").body().toString();
    }
}
