package com.example.hello;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import java.time.Instant;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;

@Controller
class HelloController {

    static final String FORGET = "hello:forget";
    private final JdbcClient jdbc;
    private final Jobs jobs;

    HelloController(JdbcClient jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
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
        String sql = "insert into greeting (name) values (:name) returning name, at";
        return new GreetPayload(jdbc.sql(sql).param("name", input.name()).query(Greeting.class).single(), List.of());
    }

    @MutationMapping
    ForgetPayload helloForget() {
        return new ForgetPayload(jobs.start(FORGET, null, "{}"), List.of());
    }

    record GreetInput(String name) {}

    record Greeting(String name, Instant at) {}

    record GreetPayload(Greeting greeting, List<UserError> errors) {}

    record ForgetPayload(Job job, List<UserError> errors) {}
}
