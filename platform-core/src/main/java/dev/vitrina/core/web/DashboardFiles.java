package dev.vitrina.core.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

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
            .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
            // The build packs them once, and tighter than could be done for each who asks.
            .resourceChain(false)
            .addResolver(new Packed())
            .addResolver(new PathResourceResolver());
        registry
            .addResourceHandler("/**")
            .addResourceLocations(LOCATION)
            .setCacheControl(CacheControl.noCache())
            .resourceChain(false)
            .addResolver(new ScreenOrFile());
    }

    /** Of the forms that the build packed, the tightest that is taken: browsers name gzip first, and take Brotli as gladly. */
    private static final class Packed extends EncodedResourceResolver {

        private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0*)?\\s*");

        @Override
        protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain
        ) {
            return super.resolveResourceInternal(
                request == null ? null : new AsksFor(tightest(request), request),
                path,
                locations,
                chain
            );
        }

        private static String tightest(HttpServletRequest request) {
            String accepted = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT_ENCODING), "");
            Set<String> codings = Stream.of(accepted.split(","))
                .filter(coding -> !REFUSED.matcher(coding).matches())
                .map(coding -> coding.split(";", 2)[0].strip())
                .collect(Collectors.toSet());
            return Stream.of("br", "gzip").filter(codings::contains).findFirst().orElse("identity");
        }
    }

    /** A request that takes one coding only. */
    private static final class AsksFor extends HttpServletRequestWrapper {

        private final String coding;

        AsksFor(String coding, HttpServletRequest request) {
            super(request);
            this.coding = coding;
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING) ? coding : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING)
                ? Collections.enumeration(List.of(coding))
                : super.getHeaders(name);
        }
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
