package io.partnerledger.standalone.client;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Where a page says that the next one is, as clients read it. */
record NextPage(String method, String uri, Map<String, String> headers) {

    static NextPage after(JsonNode page) {
        JsonNode next = page.at("/links/next");
        Map<String, String> headers = new LinkedHashMap<>();
        next.path("headers")
                .forEach(header -> headers.put(
                        header.get("key").asString(), header.get("value").asString()));
        return new NextPage(next.get("method").asString(), next.get("uri").asString(), headers);
    }
}
