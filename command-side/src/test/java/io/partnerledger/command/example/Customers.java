package io.partnerledger.command.example;

import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Resellers.AOBA;

import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.CustomerAdded;
import io.partnerledger.kernel.customer.CustomerDomain;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Customers tests speak of. */
public final class Customers {

    public static final CustomerId MINATO_FOODS = CustomerId.of("c0570000-0000-4000-8000-000000000001");
    public static final CustomerId OTHER_CUSTOMER = CustomerId.of("c0570000-0000-4000-8000-000000000002");
    public static final CustomerDomain MINATO_DOMAIN = CustomerDomain.of("minatofoods.onmicrosoft.com");
    public static final Instant ADDED_AT = Instant.parse("2026-04-01T09:00:00Z");

    private Customers() {}

    /** Minato Foods, added by Kanto on Aoba's behalf. */
    public static AddCustomer addMinatoFoods(String requestKey) {
        return addMinatoFoods(AOBA, requestKey);
    }

    public static AddCustomer addMinatoFoods(@Nullable ResellerTenantId associated, String requestKey) {
        return new AddCustomer(
                MINATO_FOODS,
                KANTO,
                associated,
                CustomerDomain.of("MinatoFoods.onmicrosoft.com"),
                "Minato Foods",
                Country.of("JP"),
                "ja-JP",
                "ja",
                contact(),
                null,
                requestKey);
    }

    public static CustomerAdded minatoFoodsAdded(@Nullable ResellerTenantId associated, String requestKey) {
        return addedIn("JP", associated, requestKey);
    }

    public static CustomerAdded addedIn(String country, @Nullable ResellerTenantId associated, String requestKey) {
        return new CustomerAdded(
                MINATO_FOODS.value().toString(),
                KANTO.value().toString(),
                associated == null ? null : associated.value().toString(),
                "minatofoods.onmicrosoft.com",
                "Minato Foods",
                country,
                "ja-JP",
                "ja",
                contact(),
                null,
                ADDED_AT,
                requestKey);
    }

    private static BillingContact contact() {
        return new BillingContact(sealed("ZW1haWw="), sealed("WXVp"), sealed("TW9yaQ=="), sealed("YWRkcmVzcw=="), null);
    }

    private static SealedText sealed(String ciphertext) {
        return new SealedText(MINATO_FOODS.stream(), 1, ciphertext);
    }
}
