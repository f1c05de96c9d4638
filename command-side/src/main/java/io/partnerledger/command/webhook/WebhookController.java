package io.partnerledger.command.webhook;

import io.partnerledger.edge.answered.AskedAnew;
import io.partnerledger.edge.answered.Discreet;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.WantedWebhook;
import io.partnerledger.edge.partnercenter.WebhookEvent;
import io.partnerledger.edge.partnercenter.WebhookRegistration;
import io.partnerledger.edge.partnercenter.WebhookValidation;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.privacy.SealedText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registering a webhook and trying it; addresses often carry a secret. */
@Discreet
@RestController
class WebhookController {

    private static final String REGISTRATION = "/webhooks/v1/registration";
    private static final String VALIDATIONS = REGISTRATION + "/validationEvents";

    private static final MediaType DER = MediaType.parseMediaType("application/pkix-cert");

    private final Registrations registrations;
    private final Validations validations;
    private final CallbackAddress addresses;
    private final Signing signing;
    private final PersonalDataVault vault;
    private final Head head;

    WebhookController(
            Registrations registrations,
            Validations validations,
            CallbackAddress addresses,
            Signing signing,
            PersonalDataVault vault,
            Head head) {
        this.registrations = registrations;
        this.validations = validations;
        this.addresses = addresses;
        this.signing = signing;
        this.vault = vault;
        this.head = head;
    }

    @GetMapping(REGISTRATION)
    WebhookRegistration show(Caller caller) {
        return shown(of(caller));
    }

    @PostMapping(REGISTRATION)
    WebhookRegistration register(@RequestBody WantedWebhook wanted, Caller caller, RequestKey key) {
        addresses.check(url(wanted));
        Registration registration = new Registration(
                caller.tenant(), key.uuid("webhook"), sealed(wanted, caller), wanted.events(), key.value());
        if (!registrations.add(registration, msSignature(wanted), head.now())) {
            // A repeat is answered as it was; anybody else learns that there is one.
            return shown(registrations
                    .of(caller.tenant())
                    .filter(known -> known.requestKey().equals(key.value()))
                    .orElseThrow(PartnerCenterFault::webhookRegistered));
        }
        return shown(registration);
    }

    @PutMapping(REGISTRATION)
    WebhookRegistration change(@RequestBody WantedWebhook wanted, Caller caller, RequestKey key) {
        of(caller);
        addresses.check(url(wanted));
        registrations.change(
                caller.tenant(), sealed(wanted, caller), wanted.events(), msSignature(wanted), key.value(), head.now());
        return shown(of(caller));
    }

    @GetMapping(REGISTRATION + "/events")
    List<String> events() {
        return WebhookEvent.told();
    }

    /** There may be too many just now, which is nothing to be told again; a repeat is known by its trial. */
    @AskedAnew
    @PostMapping(VALIDATIONS)
    WebhookValidation.Begun validate(Caller caller, RequestKey key) {
        UUID id = key.uuid("webhook-validation");
        if (!validations.begin(id, of(caller), VALIDATIONS + "/" + id)) {
            throw PartnerCenterFault.tooManyValidations();
        }
        return new WebhookValidation.Begun(id);
    }

    @GetMapping(VALIDATIONS + "/{correlationId}")
    WebhookValidation validation(@PathVariable UUID correlationId, Caller caller) {
        return validations
                .find(correlationId, caller.tenant())
                .map(found -> new WebhookValidation(
                        correlationId, caller.tenant(), found.status(), opened(found.url()), found.results()))
                .orElseThrow(() -> PartnerCenterFault.validationNotFound(correlationId));
    }

    /** Open to all: it is what tells a receiver who signed. */
    @GetMapping(Deliveries.CERTIFICATE)
    ResponseEntity<byte[]> certificate() {
        return ResponseEntity.ok()
                .contentType(DER)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(signing.certificate());
    }

    private Registration of(Caller caller) {
        return registrations.of(caller.tenant()).orElseThrow(PartnerCenterFault::webhookNotRegistered);
    }

    private WebhookRegistration shown(Registration registration) {
        return new WebhookRegistration(registration.subscriberId(), opened(registration.url()), registration.events());
    }

    private SealedText sealed(WantedWebhook wanted, Caller caller) {
        return vault.seal(Registration.subject(caller.tenant()), url(wanted));
    }

    private String opened(SealedText url) {
        return vault.open(url).orElse("");
    }

    private static String url(WantedWebhook wanted) {
        return Objects.requireNonNull(wanted.webhookUrl());
    }

    private static boolean msSignature(WantedWebhook wanted) {
        return Boolean.TRUE.equals(wanted.signatureTokenToMsSignatureHeader());
    }
}
