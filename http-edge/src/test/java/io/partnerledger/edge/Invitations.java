package io.partnerledger.edge;

import io.partnerledger.edge.fault.Fault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Stands for the one capability that strangers may use. */
@RestController
class Invitations {

    @GetMapping("/ledger/invitations/{code}")
    String show(@PathVariable String code) {
        if (code.equals("too-early")) {
            throw Fault.TRY_AGAIN.raised();
        }
        return code;
    }
}
