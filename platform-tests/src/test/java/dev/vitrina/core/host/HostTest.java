package dev.vitrina.core.host;

import dev.vitrina.core.VitrinaApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A host on a random port with a database of its own; the classes that bear this share it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = VitrinaApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
        "server.address=127.0.0.1",
        "vitrina.security.master-key=" + HostTest.MASTER_KEY,
        "vitrina.admin.email=" + HostTest.ADMIN,
        "vitrina.admin.password=" + HostTest.PASSWORD,
        "vitrina.graphql.free-form=everybody", // what who may ask is another matter, tested by GraphQlOverHttpTest
        "spring.datasource.hikari.minimum-idle=1",
    }
)
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface HostTest {
    String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    String ADMIN = "admin@example.org";

    String PASSWORD = "of tests, not of people";
}
