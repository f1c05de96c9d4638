package io.partnerledger.command.customer;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts {@link CustomerAccess} before all that is done for a customer. */
@Configuration(proxyBeanMethods = false)
class CustomerRoutes implements WebMvcConfigurer {

    private final CustomerAccess access;

    CustomerRoutes(CustomerAccess access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(access).addPathPatterns("/v1/customers/{customerId}/**");
    }
}
