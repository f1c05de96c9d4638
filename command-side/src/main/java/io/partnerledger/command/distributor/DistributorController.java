package io.partnerledger.command.distributor;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.kernel.distributor.Distributor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the programme says of distributors. */
@RestController
class DistributorController {

    private final Commands commands;

    DistributorController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/ledger/distributors")
    @ResponseStatus(HttpStatus.CREATED)
    RegisteredDistributor register(
            @RequestBody NewDistributor body, Caller caller, RequestContext request, RequestKey key) {
        return RegisteredDistributor.of(commands.send(body.command(key.value()), caller, request));
    }

    /** A distributor as it is answered. */
    record RegisteredDistributor(
            UUID tenantId,
            String name,
            String country,
            @Nullable String plaId,
            boolean agreementSigned) {

        static RegisteredDistributor of(Distributor distributor) {
            return new RegisteredDistributor(
                    distributor.id().value(),
                    distributor.name(),
                    distributor.country().code(),
                    distributor.plaId() == null ? null : distributor.plaId().value(),
                    distributor.agreementSigned());
        }
    }
}
