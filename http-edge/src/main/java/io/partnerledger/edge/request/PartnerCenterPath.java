package io.partnerledger.edge.request;

import java.util.List;

/** Which paths speak Partner Center's language: in faults, ids and headers they all do as {@code /v1} does. */
public final class PartnerCenterPath {

    private static final List<String> ROOTS = List.of("/v1", "/webhooks/v1");

    private PartnerCenterPath() {}

    /** Whether the path, as a client may have glued it, is Partner Center's. */
    public static boolean covers(String path) {
        String collapsed = collapsed(path);
        return ROOTS.stream().anyMatch(root -> collapsed.equals(root) || collapsed.startsWith(root + "/"));
    }

    /** Clients glue {@code …/v1/} and a link's {@code /customers}; what stands between slashes stays as it came. */
    static String singleSlashed(String path) {
        return covers(path) ? collapsed(path) : path;
    }

    private static String collapsed(String path) {
        return path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    }
}
