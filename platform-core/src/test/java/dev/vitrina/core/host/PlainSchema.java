package dev.vitrina.core.host;

import graphql.language.StringValue;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
class PlainSchema {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring ->
            wiring
                .scalar(
                    GraphQLScalarType.newScalar()
                        .name("DateTime")
                        .coercing(
                            new Coercing<Object, String>() {
                                @Override
                                public String serialize(Object v, graphql.GraphQLContext c, java.util.Locale l) {
                                    return v.toString();
                                }
                            }
                        )
                        .build()
                )
                .scalar(ExtendedScalars.GraphQLLong)
                .scalar(ExtendedScalars.Json);
    }
}
