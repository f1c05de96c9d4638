package io.partnerledger.query.reading;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has every read wait for what its caller has written. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    @Bean
    WebMvcConfigurer readYourWritesFirst(ReadYourWrites readYourWrites) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(readYourWrites);
            }
        };
    }
}
