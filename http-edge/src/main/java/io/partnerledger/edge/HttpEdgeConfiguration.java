package io.partnerledger.edge;

import io.partnerledger.edge.access.AccessCheck;
import io.partnerledger.edge.access.Parties;
import io.partnerledger.edge.access.Route;
import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.edge.answered.AnsweredRequests;
import io.partnerledger.edge.answered.HeldAnswers;
import io.partnerledger.edge.answered.RepeatedRequests;
import io.partnerledger.edge.caller.CallerArgument;
import io.partnerledger.edge.entitytag.IfMatchArgument;
import io.partnerledger.edge.fault.ContainerFaults;
import io.partnerledger.edge.fault.ErrorRoute;
import io.partnerledger.edge.fault.FaultAnswers;
import io.partnerledger.edge.fault.FaultResolver;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.listing.ListingContact;
import io.partnerledger.edge.openapi.OpenApiController;
import io.partnerledger.edge.paging.PageArgument;
import io.partnerledger.edge.partnercenter.PartnerCenterMessage;
import io.partnerledger.edge.partnercenter.seek.SeekArgument;
import io.partnerledger.edge.ratelimit.RateLimitCheck;
import io.partnerledger.edge.ratelimit.RateLimitSettings;
import io.partnerledger.edge.request.FlagArguments;
import io.partnerledger.edge.request.GuidArguments;
import io.partnerledger.edge.request.PublicUrl;
import io.partnerledger.edge.request.RequestArguments;
import io.partnerledger.edge.request.RequestReception;
import io.partnerledger.edge.security.TokenSecurity;
import io.partnerledger.edge.violation.CheckedBodies;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The HTTP edge, imported by whichever side has controllers.
 *
 * <p>It asks the application for a {@code JwtDecoder} and for {@link Parties}, and takes as many {@link Route} beans as
 * the application has routes of its own, such as a sign-in or a web page. One that changes anything has
 * {@link AnsweredRequests}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpEdgeSettings.class, RateLimitSettings.class})
@Import({
    TokenSecurity.class,
    ErrorRoute.class,
    CheckedBodies.class,
    GuidArguments.class,
    FlagArguments.class,
    OpenApiController.class
})
public class HttpEdgeConfiguration {

    @Bean
    EdgeJson edgeJson(HttpEdgeSettings settings) {
        return EdgeJson.within(settings.jsonNesting(), settings.jsonTextLength());
    }

    @Bean
    RouteTable routeTable(ObjectProvider<Route> others) {
        return RouteTable.ledgerAnd(others.stream().toList());
    }

    @Bean
    PublicUrl publicUrl(@Value("${ledger.public-url:http://localhost:${server.port:8080}}") URI base) {
        return new PublicUrl(base);
    }

    @Bean
    ListingContact listingContact(@Value("${ledger.listing.contact:}") String contact) {
        return new ListingContact(contact);
    }

    @Bean
    FaultAnswers faultAnswers(EdgeJson json) {
        return new FaultAnswers(json.ledger());
    }

    /** Before security, whose answers carry the ids too. */
    @Bean
    FilterRegistrationBean<RequestReception> requestReception(HttpEdgeSettings settings) {
        var registration = new FilterRegistrationBean<>(
                new RequestReception(Math.toIntExact(settings.bodyLimit().toBytes()), UUID::randomUUID));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }

    /** After security, which answers for itself. */
    @Bean
    FilterRegistrationBean<HeldAnswers> heldAnswers() {
        var registration = new FilterRegistrationBean<>(new HeldAnswers());
        registration.setOrder(0);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }

    /** For what no filter of ours gets to see. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerFaults(
            EdgeJson json, HttpEdgeSettings settings) {
        return tomcat -> {
            tomcat.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ContainerFaults(json.ledger())));
            // A filter is JSON in the query, and not every client escapes it.
            tomcat.addConnectorCustomizers(connector -> connector.setProperty("relaxedQueryChars", "{}[]|^`\"<>\\"));
            // Whoever sends too much must still get to read that it was: a connection closed on what is on its way
            // looks like a broken network, after which the oldest client sends it all again, without end.
            tomcat.addConnectorCustomizers(connector -> connector.setProperty(
                    "maxSwallowSize", Long.toString(settings.discardLimit().toBytes())));
        };
    }

    @Bean
    WebMvcConfigurer httpEdge(
            EdgeJson json,
            RouteTable table,
            Parties parties,
            FaultAnswers answers,
            ObjectProvider<AnsweredRequests> answered,
            RateLimitSettings rateLimit) {
        return new Edge(json, table, parties, answers, answered, rateLimit);
    }

    /** Last of the configurers, so that its JSON wins over the framework's. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    private record Edge(
            EdgeJson json,
            RouteTable table,
            Parties parties,
            FaultAnswers answers,
            ObjectProvider<AnsweredRequests> answered,
            RateLimitSettings rateLimit)
            implements WebMvcConfigurer {

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new AccessCheck(table, parties)).order(Ordered.HIGHEST_PRECEDENCE);
            answered.ifAvailable(
                    kept -> registry.addInterceptor(new RepeatedRequests(kept)).order(Ordered.HIGHEST_PRECEDENCE + 1));
            if (rateLimit.on()) {
                registry.addInterceptor(new RateLimitCheck(rateLimit))
                        .order(Ordered.HIGHEST_PRECEDENCE + 2)
                        .addPathPatterns("/v1/customers", "/v1/customers/**");
            }
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new CallerArgument());
            resolvers.add(new RequestArguments());
            resolvers.add(new PageArgument());
            resolvers.add(new SeekArgument());
            resolvers.add(new IfMatchArgument());
        }

        @Override
        public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
            resolvers.add(0, new FaultResolver(answers));
        }

        @Override
        public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
            MediaType textJson = new MediaType("text", "json");
            MediaType anyJson = new MediaType("application", "*+json");
            var converter = new JacksonJsonHttpMessageConverter(json.ledger());
            converter.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, anyJson, textJson));
            converter.registerMappersForType(PartnerCenterMessage.class, mappers -> {
                mappers.put(MediaType.APPLICATION_JSON, json.partnerCenter());
                mappers.put(anyJson, json.partnerCenter());
                mappers.put(textJson, json.partnerCenter());
            });
            converters.withJsonConverter(converter);
        }
    }
}
