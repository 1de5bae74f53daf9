package com.example.hello;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.setting.SettingsView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class HelloConfiguration {

    @Bean
    HelloController helloController(JdbcClient jdbc, Jobs jobs, SettingsView settings) {
        return new HelloController(jdbc, jobs, settings);
    }

    @Bean
    JobDefinition forget(JdbcClient jdbc) {
        return new JobDefinition(HelloController.FORGET, null, run -> {
            int gone = jdbc.sql("delete from greeting").update();
            return new JobResult.Succeeded("Forgot " + gone);
        });
    }
}
