package io.partnerledger.edge.fault;

import java.util.Map;
import java.util.TreeMap;

/** A {@link Fault}, thrown. */
public final class Faulted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final TreeMap<String, String> parameters;

    Faulted(Fault fault, Map<String, String> parameters) {
        super(fault.code() + " " + parameters, null, false, false);
        this.fault = fault;
        this.parameters = new TreeMap<>(parameters);
    }

    public Fault fault() {
        return fault;
    }

    Map<String, String> parameters() {
        return parameters;
    }
}
