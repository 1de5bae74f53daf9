package dev.vitrina.core.policy;

import dev.vitrina.cache.policy.PolicyOverrides;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts the policies together; the engine asks the {@link PolicyOverrides}. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    PolicyOverrides policyOverrides() {
        return new PolicyOverrides();
    }

    @Bean
    PolicyStore policyStore(JdbcClient jdbc) {
        return new PolicyStore(jdbc, JsonMapper.shared());
    }

    @Bean
    PolicyFeed policyFeed(PolicyStore store, PolicyOverrides overrides) {
        return new PolicyFeed(store, overrides);
    }

    @Bean
    DeclaredPolicies declaredPolicies() {
        return new DeclaredPolicies();
    }

    @Bean
    Policies policies(
        PolicyStore store,
        PolicyFeed feed,
        DeclaredPolicies declared,
        PlatformTransactionManager transactions
    ) {
        return new Policies(store, feed, declared, new TransactionTemplate(transactions));
    }
}
