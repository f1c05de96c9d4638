package io.partnerledger.edge.fault;

import io.partnerledger.edge.language.Languages;
import io.partnerledger.edge.request.PartnerCenterPath;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Answers what Tomcat refuses before anything of ours sees it, such as a broken escape in an address. */
public final class ContainerFaults extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ContainerFaults.class);

    private final JsonMapper json;

    public ContainerFaults(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        // The same conditions as its parent's: there is a fault to tell, and nobody has told it.
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            tell(request, response);
        } catch (IOException clientIsGone) {
            log.debug("The client went away before it was told its fault", clientIsGone);
        }
    }

    private void tell(Request request, Response response) throws IOException {
        Finding finding = Finding.of(Fault.ofStatus(response.getStatus()));
        var locale = Languages.wanted(request.getHeader("X-Locale"), request.getHeader("Accept-Language"));
        String uri = request.getRequestURI();
        boolean partnerCenter = uri != null && PartnerCenterPath.covers(uri);
        if (partnerCenter) {
            response.setStatus(finding.partnerCenterStatus());
        }
        response.setContentType(partnerCenter ? "application/json;charset=utf-8" : "application/problem+json");
        Object body = partnerCenter ? PartnerCenterError.of(finding, locale) : Problem.of(finding, locale, null);
        response.getOutputStream().write(json.writeValueAsBytes(body));
        response.finishResponse();
    }
}
