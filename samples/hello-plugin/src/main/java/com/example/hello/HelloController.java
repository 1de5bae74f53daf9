package com.example.hello;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.setting.SettingsView;
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
    private final SettingsView settings;

    HelloController(JdbcClient jdbc, Jobs jobs, SettingsView settings) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.settings = settings;
    }

    @QueryMapping
    List<Greeting> helloGreetings() {
        return jdbc.sql("select name, at from greeting order by id desc limit 100").query(Greeting.class).list();
    }

    @MutationMapping
    GreetPayload helloGreet(@Argument GreetInput input) {
        if (input.name().isBlank()) {
            var error = UserError.at("NAME_REQUIRED", "Say whom to greet", "input", "name");
            return new GreetPayload(null, null, List.of(error));
        }
        String sql = "insert into greeting (name) values (:name) returning name, at";
        Greeting greeting = jdbc.sql(sql).param("name", input.name()).query(Greeting.class).single();
        return new GreetPayload(greeting, settings.text("word") + ", " + greeting.name(), List.of());
    }

    @MutationMapping
    ForgetPayload helloForget() {
        return new ForgetPayload(jobs.start(FORGET, null, "{}"), List.of());
    }

    record GreetInput(String name) {}

    record Greeting(String name, Instant at) {}

    record GreetPayload(Greeting greeting, String text, List<UserError> errors) {}

    record ForgetPayload(Job job, List<UserError> errors) {}
}
