package io.partnerledger.command.customer;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.request.RequestKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks whose customer it is before the body of a request is looked at, which comes later in the order of checks. */
@Configuration(proxyBeanMethods = false)
class CustomerRoutes implements WebMvcConfigurer {

    private final CustomerAccess access;

    CustomerRoutes(CustomerAccess access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new BeforeTheBody(access)).addPathPatterns("/v1/customers/{customerId}/**");
    }

    private record BeforeTheBody(CustomerAccess access) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            // Reads are the other side's, and so is asking who may.
            if (!request.getMethod().equals(HttpMethod.GET.name())
                    && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                            instanceof Map<?, ?> variables
                    && variables.get("customerId") instanceof String customer) {
                Caller caller = Caller.of(request).orElseThrow();
                String subscription = (String) variables.get("subscriptionId");
                request.setAttribute(
                        CustomerAccess.CUSTOMER, access.of(caller, customer, subscription, RequestKey.of(request)));
            }
            return true;
        }
    }
}
