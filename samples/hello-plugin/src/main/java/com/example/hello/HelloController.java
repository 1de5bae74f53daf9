package com.example.hello;

import dev.vitrina.api.error.UserError;
import java.time.Instant;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;

@Controller
class HelloController {

    private final JdbcClient jdbc;

    HelloController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryMapping
    List<Greeting> helloGreetings() {
        return jdbc.sql("select name, at from greeting order by id desc limit 100").query(Greeting.class).list();
    }

    @MutationMapping
    GreetPayload helloGreet(@Argument GreetInput input) {
        if (input.name().isBlank()) {
            return new GreetPayload(null, List.of(UserError.at("NAME_REQUIRED", "Say whom to greet", "input", "name")));
        }
        Greeting greeting = jdbc
            .sql("insert into greeting (name) values (:name) returning name, at")
            .param("name", input.name())
            .query(Greeting.class)
            .single();
        return new GreetPayload(greeting, List.of());
    }

    record GreetInput(String name) {}

    record Greeting(String name, Instant at) {}

    record GreetPayload(Greeting greeting, List<UserError> errors) {}
}
