package dev.vitrina.core.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the dashboard from {@code classpath:/static/}. Hashed files are cached for good, everything else is asked for again.
 * A path that is no file is a screen of the dashboard, which finds its own way.
 */
@Configuration(proxyBeanMethods = false)
class DashboardFiles implements WebMvcConfigurer {

    private static final String LOCATION = "classpath:/static/";
    private static final List<String> NOT_SCREENS = List.of("graphql", "api", "actuator", "assets", "error");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/assets/**")
            .addResourceLocations(LOCATION + "assets/")
            .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry
            .addResourceHandler("/**")
            .addResourceLocations(LOCATION)
            .setCacheControl(CacheControl.noCache())
            .resourceChain(false)
            .addResolver(new ScreenOrFile());
    }

    private static final class ScreenOrFile extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null) {
                return file;
            }
            return isScreen(path) ? super.getResource("index.html", location) : null;
        }

        private static boolean isScreen(String path) {
            String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
            String last = path.substring(path.lastIndexOf('/') + 1);
            return !NOT_SCREENS.contains(first) && !last.contains(".");
        }
    }
}
