package io.partnerledger.edge.security;

import io.partnerledger.edge.access.Route;
import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.edge.caller.CallerFromToken;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.fault.FaultAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Bearer tokens on every route that isn't open. Who may do what is asked later, of the {@link RouteTable}, once the route
 * is known; how a token is verified is up to the application's {@code JwtDecoder}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class TokenSecurity {

    @Bean
    SecurityFilterChain tokenSecurityChain(
            HttpSecurity http, RouteTable routes, FaultAnswers answers, JwtDecoder tokens) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> authorize(requests, routes))
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(new RememberedTokens(tokens, Clock.systemUTC()))
                                        .jwtAuthenticationConverter(new CallerFromToken()))
                        .authenticationEntryPoint(
                                (request, response, fault) -> challenge(answers, request, response, fault))
                        .accessDeniedHandler(answers::answer))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, fault) -> challenge(answers, request, response, fault))
                        .accessDeniedHandler(answers::answer))
                .build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            RouteTable routes) {
        // The first dispatch was asked already; on these, the answer is half written.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll();
        for (Route route : routes.open()) {
            if (route.method() == null) {
                requests.requestMatchers(route.pattern()).permitAll();
            } else {
                requests.requestMatchers(route.method(), route.pattern()).permitAll();
            }
            if (HttpMethod.GET.equals(route.method())) {
                requests.requestMatchers(HttpMethod.HEAD, route.pattern()).permitAll();
            }
        }
        // Not mapped by controllers, and so beyond the table.
        requests.requestMatchers("/actuator/**").hasAuthority(Role.LEDGER_OPERATOR.claim());
        requests.anyRequest().authenticated();
    }

    private static void challenge(
            FaultAnswers answers,
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException fault)
            throws IOException {
        new BearerTokenAuthenticationEntryPoint().commence(request, response, fault);
        if (response.getHeader(HttpHeaders.WWW_AUTHENTICATE) == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        answers.answer(request, response, fault);
    }

    /** The request is observed as a whole; with each of its filters by itself, that took as long as the filters did. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.withDefaults().build();
    }

    /** No text in the ledger has a NUL, and PostgreSQL fails on one. */
    @Bean
    HttpFirewall parametersWithoutNul() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        firewall.setAllowedHeaderValues(TokenSecurity::isText);
        return firewall;
    }

    /** As the framework has it; its regular expression took a tenth of a request for the token alone. */
    private static boolean isText(String header) {
        return header.chars().allMatch(c -> c == '\t' || Character.isDefined(c) && !Character.isISOControl(c));
    }

    @Bean
    RequestRejectedHandler rejectedRequests(FaultAnswers answers) {
        return answers::answer;
    }
}
