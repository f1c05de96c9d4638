package io.partnerledger.standalone.demo;

import static io.partnerledger.standalone.demo.DemoTenant.AOBA;
import static io.partnerledger.standalone.demo.DemoTenant.FJORD;
import static io.partnerledger.standalone.demo.DemoTenant.KANTO;
import static io.partnerledger.standalone.demo.DemoTenant.KITA;
import static io.partnerledger.standalone.demo.DemoTenant.MINAMI;
import static io.partnerledger.standalone.demo.DemoTenant.NISHI;
import static io.partnerledger.standalone.demo.DemoTenant.RHEIN;
import static io.partnerledger.standalone.demo.DemoTenant.TOKAI;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.partnercenter.Address;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.CustomerDomain;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.RequestPartnership;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.programme.Evidence;
import io.partnerledger.kernel.resellertenant.ChangeCspAuthorization;
import io.partnerledger.kernel.resellertenant.CspAuthorization;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.RecordAgreement;
import io.partnerledger.kernel.resellertenant.RecordLocation;
import io.partnerledger.kernel.resellertenant.RegisterResellerTenant;
import io.partnerledger.kernel.resellertenant.SuspendTenant;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.SubscriptionId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * The story of the demo, told in commands like anybody's.
 *
 * <p>Every command has a fixed request key, so that telling it again after half of it was told adds the other half.
 */
final class Demo {

    /** What the story begins with. */
    static final String FIRST_STREAM = KANTO.asDistributor().stream();

    /** What it ends with. */
    static final String LAST_STREAM = order("bergen-shipping").stream();

    private static final String BUSINESS_BASIC = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
    private static final String BUSINESS_PREMIUM = "CFQ7TTC0LCHC:0002:CFQ7TTC0K9CD";

    private final Commands commands;
    private final PersonalDataVault vault;

    Demo(Commands commands, PersonalDataVault vault) {
        this.commands = commands;
        this.vault = vault;
    }

    void tell() {
        distributor(KANTO);
        distributor(RHEIN);
        List.of(AOBA, MINAMI, KITA, FJORD, NISHI, TOKAI).forEach(this::onboardedReseller);

        partnership(KANTO, AOBA);
        partnership(KANTO, MINAMI);
        partnership(KANTO, NISHI);
        partnership(KANTO, TOKAI);
        partnership(RHEIN, FJORD);

        customer(KANTO, AOBA, "Minato Foods", "minatofoods.onmicrosoft.com", "Haruto", "Sato", "Minato-ku", "105-0001");
        customer(
                KANTO,
                MINAMI,
                "Sumida Logistics",
                "sumidalogistics.onmicrosoft.com",
                "Yui",
                "Ito",
                "Sumida-ku",
                "130-0001");
        customer(KANTO, NISHI, "Nara Clinic", "naraclinic.onmicrosoft.com", "Ren", "Mori", "Nara", "630-8001");
        customer(KANTO, TOKAI, "Ise Hotels", "isehotels.onmicrosoft.com", "Aoi", "Kato", "Ise", "516-0001");
        customer(RHEIN, FJORD, "Bergen Shipping", "bergenshipping.onmicrosoft.com", "Nora", "Berg", "Bergen", "5003");

        order(KANTO, AOBA, "Minato Foods", BUSINESS_PREMIUM, 120);
        order(KANTO, MINAMI, "Sumida Logistics", BUSINESS_BASIC, 45);
        order(KANTO, NISHI, "Nara Clinic", BUSINESS_BASIC, 12);
        order(KANTO, TOKAI, "Ise Hotels", BUSINESS_PREMIUM, 80);

        // What went wrong after they had been sold through.
        byProgramme("agreement-lapsed", key -> new RecordAgreement(NISHI.asReseller(), false, Evidence.none(), key));
        byProgramme(
                "suspension",
                key -> new SuspendTenant(TOKAI.asReseller(), "Review of a fraud report", Evidence.none(), key));

        order(RHEIN, FJORD, "Bergen Shipping", BUSINESS_BASIC, 30);
    }

    private void distributor(DemoTenant tenant) {
        byProgramme(
                "distributor/" + tenant,
                key -> new RegisterDistributor(
                        tenant.asDistributor(),
                        tenant.title(),
                        tenant.country(),
                        tenant.plaId(),
                        true,
                        Evidence.none(),
                        key));
    }

    private void onboardedReseller(DemoTenant tenant) {
        SealedText email = vault.seal(
                tenant.asReseller().stream(),
                "partners@%s.example".formatted(tenant.name().toLowerCase(Locale.ROOT)));
        byProgramme(
                "reseller/" + tenant,
                key -> new RegisterResellerTenant(
                        tenant.asReseller(),
                        tenant.title(),
                        tenant.country(),
                        tenant.plaId(),
                        email,
                        Evidence.none(),
                        key));
        byProgramme(
                "authorization/" + tenant,
                key -> new ChangeCspAuthorization(
                        tenant.asReseller(), CspAuthorization.AUTHORIZED, null, Evidence.none(), key));
        byProgramme("agreement/" + tenant, key -> new RecordAgreement(tenant.asReseller(), true, Evidence.none(), key));
        byProgramme(
                "location/" + tenant,
                key -> new RecordLocation(
                        tenant.asReseller(),
                        tenant.plaId(),
                        tenant.country(),
                        LocationStatus.AUTHORIZED,
                        Evidence.none(),
                        key));
    }

    private void partnership(DemoTenant distributor, DemoTenant reseller) {
        PartnershipId id = new PartnershipId(fixed("partnership/%s/%s".formatted(distributor, reseller)));
        SealedText email = vault.seal(
                id.stream(), "partners@%s.example".formatted(reseller.name().toLowerCase(Locale.ROOT)));
        // Of a code that nobody knows: the invitation is answered already.
        String codeHash = fixed("no-code/" + id).toString();
        by(
                adminOf(distributor),
                "request/%s/%s".formatted(distributor, reseller),
                key -> new RequestPartnership(
                        id, distributor.asDistributor(), email, reseller.title(), Locale.US, null, codeHash, key));
        by(
                adminOf(reseller),
                "acceptance/%s/%s".formatted(distributor, reseller),
                key -> new AcceptPartnership(id, reseller.asReseller(), key));
    }

    private void customer(
            DemoTenant distributor,
            DemoTenant reseller,
            String company,
            String domain,
            String firstName,
            String lastName,
            String city,
            String postalCode) {
        CustomerId id = customerId(company);
        String stream = id.stream();
        boolean japanese = reseller.country().code().equals("JP");
        Address address =
                new Address(reseller.country().code(), city, null, "1-1", null, postalCode, firstName, lastName, null);
        BillingContact contact = new BillingContact(
                vault.seal(
                        stream,
                        "%s.%s@%s".formatted(firstName, lastName, domain).toLowerCase(Locale.ROOT)),
                vault.seal(stream, firstName),
                vault.seal(stream, lastName),
                vault.seal(stream, address.document()),
                null);
        by(
                adminOf(distributor),
                "customer/" + slug(company),
                key -> new AddCustomer(
                        id,
                        distributor.asDistributor(),
                        reseller.asReseller(),
                        CustomerDomain.of(domain),
                        company,
                        reseller.country(),
                        japanese ? "ja-JP" : "nb-NO",
                        japanese ? "ja" : "nb",
                        contact,
                        null,
                        key));
    }

    private void order(DemoTenant distributor, DemoTenant reseller, String company, String offer, int seats) {
        PlaceOrder.Line line = new PlaceOrder.Line(
                0,
                offer,
                null,
                Seats.of(seats),
                PlaceOrder.Line.DEFAULT_TERM,
                reseller.plaId(),
                List.of(),
                new SubscriptionId(fixed("subscription/" + slug(company))));
        by(
                adminOf(distributor),
                "order/" + slug(company),
                key -> new PlaceOrder(
                        order(slug(company)),
                        customerId(company),
                        distributor.asDistributor(),
                        BillingCycle.MONTHLY,
                        List.of(line),
                        true,
                        key));
    }

    private void byProgramme(String step, Told command) {
        by(DemoClient.named("programme").orElseThrow().caller(), step, command);
    }

    private void by(Caller caller, String step, Told command) {
        UUID request = fixed(step);
        commands.send(
                command.withKey("demo/" + step),
                caller,
                new RequestContext(
                        request.toString(),
                        true,
                        fixed("story").toString(),
                        request.toString().replace("-", ""),
                        Locale.US,
                        "POST",
                        "/"));
    }

    private static Caller adminOf(DemoTenant tenant) {
        return DemoClient.adminOf(tenant)
                .map(DemoClient::caller)
                .orElseGet(() -> new Caller(
                        tenant.name().toLowerCase(Locale.ROOT) + "-admin", tenant.id(), Set.of(Role.ADMIN_AGENT)));
    }

    private static CustomerId customerId(String company) {
        return new CustomerId(fixed("customer/" + slug(company)));
    }

    private static OrderId order(String slug) {
        return OrderId.of("demo-" + slug);
    }

    private static String slug(String company) {
        return company.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static UUID fixed(String what) {
        return UUID.nameUUIDFromBytes(("demo/" + what).getBytes(StandardCharsets.UTF_8));
    }

    /** A command of the story, once its request has a key. */
    private interface Told {
        Object withKey(String requestKey);
    }
}
