package com.example.hello;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class HelloConfiguration {

    @Bean
    HelloController helloController(JdbcClient jdbc) {
        return new HelloController(jdbc);
    }
}
