package dev.vitrina.core.request;

import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.security.key.ApiKeyCallers;
import dev.vitrina.core.security.session.AccessTokens;
import dev.vitrina.core.security.session.DownloadTickets;
import dev.vitrina.core.security.session.SessionProperties;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What may be reached over HTTP. GraphQL and the dashboard's files are open to everybody, as their own rules decide; everything
 * under {@code /api} needs a signed-in caller. Stateless: no session, no form, no basic authentication.
 *
 * <p>Against forged cross-site requests there is no token but three facts: GraphQL takes nothing but POST with a JSON content
 * type ({@link OnlyJsonPosts}), the access token travels in a header, and the refresh cookie is {@code SameSite=Strict}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private final BrowserPolicy browserPolicy;
    private final SessionProperties session;

    SecurityConfiguration(BrowserPolicy browserPolicy, SessionProperties session) {
        this.browserPolicy = browserPolicy;
        this.session = session;
    }

    @Bean
    SecurityFilterChain hostSecurity(
        HttpSecurity http,
        AccessTokens accessTokens,
        ApiKeyCallers apiKeys,
        DownloadTickets tickets,
        ShopDirectory shops,
        AccessRules access,
        MetricsProperties metrics
    ) {
        return http
            .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .csrf(AbstractHttpConfigurer::disable)
            .formLogin(AbstractHttpConfigurer::disable)
            .httpBasic(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .anonymous(anonymous -> {})
            .exceptionHandling(errors ->
                errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED))
            )
            .headers(headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(browserPolicy.contentSecurityPolicy()))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .permissionsPolicyHeader(permissions -> permissions.policy(BrowserPolicy.PERMISSIONS))
                    .httpStrictTransportSecurity(hsts ->
                        hsts
                            .maxAgeInSeconds(Duration.ofDays(365).toSeconds())
                            .includeSubDomains(true)
                            .requestMatcher(request -> session.secure() || request.isSecure())
                    )
            )
            .addFilterAfter(
                new RequestIdentityFilter(new Bearer(accessTokens, apiKeys, tickets), shops),
                SecurityContextHolderFilter.class
            )
            .addFilterAfter(new OnlyJsonPosts(), RequestIdentityFilter.class)
            .authorizeHttpRequests(requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .access(new MetricsAccess(access, metrics))
                    .requestMatchers("/api/schema.graphqls", "/api/schema/**")
                    .access(new PermissionAccess(access, HostPermissions.DEVELOPER))
                    .requestMatchers("/api/**")
                    .authenticated()
                    .anyRequest()
                    .permitAll()
            )
            .build();
    }

    /** Keeps Spring Boot from making a user with a generated password: users live in the database. */
    @Bean
    UserDetailsService noOtherUsers() {
        return new InMemoryUserDetailsManager();
    }
}
