package dev.vitrina.core;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the host. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VitrinaApplication {

    public static void main(String[] args) {
        SpringApplication.run(VitrinaApplication.class, args);
    }
}
