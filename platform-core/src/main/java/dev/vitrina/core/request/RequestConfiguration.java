package dev.vitrina.core.request;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextThreadLocalAccessor;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Carries the names of a request (log context) and its language to the threads that work for it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RequestConfiguration implements InitializingBean {

    @Override
    public void afterPropertiesSet() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(
            new Slf4jThreadLocalAccessor("requestId", "user", "shop")
        );
        ContextRegistry.getInstance().registerThreadLocalAccessor(new LocaleAccessor());
    }

    /** Carries the language itself: Spring's context asks the request for it, which may be over by then. */
    private static final class LocaleAccessor extends LocaleContextThreadLocalAccessor {

        @Override
        public @Nullable LocaleContext getValue() {
            LocaleContext context = super.getValue();
            return context == null ? null : new SimpleLocaleContext(context.getLocale());
        }
    }
}
