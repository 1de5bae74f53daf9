package dev.vitrina.core.request;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Carries the names of a request (log context) to the threads that work for it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RequestConfiguration implements InitializingBean {

    @Override
    public void afterPropertiesSet() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(
            new Slf4jThreadLocalAccessor("requestId", "user", "shop")
        );
    }
}
