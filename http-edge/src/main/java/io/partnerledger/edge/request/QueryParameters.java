package io.partnerledger.edge.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** Parameters of the query whose names clients of Partner Center write as they like: {@code mpnId}, {@code mpnid}. */
public final class QueryParameters {

    private QueryParameters() {}

    /** All values given under the name, in any case. */
    public static List<String> inAnyCase(HttpServletRequest request, String name) {
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
                .flatMap(parameter -> Arrays.stream(parameter.getValue()))
                .toList();
    }
}
