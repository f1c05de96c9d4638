package io.partnerledger.edge.openapi;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the OpenAPI documents, to whoever asks: they say no more than the public source does. */
@RestController
public class OpenApiController {

    @GetMapping(path = "/openapi/partner-center.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource partnerCenter() {
        return new ClassPathResource("partner-center.json", OpenApiController.class);
    }

    @GetMapping(path = "/openapi/ledger.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource ledger() {
        return new ClassPathResource("ledger.json", OpenApiController.class);
    }
}
