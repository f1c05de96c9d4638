package io.partnerledger.command.book;

import io.partnerledger.command.background.BackgroundPool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where dry runs keep what they foresee. */
@Configuration(proxyBeanMethods = false)
class BookConfiguration {

    @Bean
    Foreseen foreseen(BackgroundPool pool) {
        return new Foreseen(JdbcClient.create(pool.dataSource()));
    }
}
