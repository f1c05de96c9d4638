package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.AcceptPartnershipLink;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipSlot;
import io.partnerledger.kernel.partnership.PartnershipSlotEvent;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import io.partnerledger.kernel.partnership.RefusePartnership;
import io.partnerledger.kernel.partnership.RemovalAttestation;
import io.partnerledger.kernel.partnership.RemovePartnership;
import io.partnerledger.kernel.partnership.RequestPartnership;
import io.partnerledger.kernel.partnership.WithdrawPartnership;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Distributors and resellers become partners, and sometimes part. */
final class Partnering {

    private static final Duration VALIDITY = Duration.ofDays(30);
    private static final List<String> REASONS = List.of("Contract ended", "No business in a year", "Merged");

    private final Chance chance;
    private final Chronicle chronicle;
    private final Agenda agenda;
    private final Programme programme;
    private final Staff staff;

    Partnering(Chance chance, Chronicle chronicle, Agenda agenda, Programme programme, Staff staff) {
        this.chance = chance;
        this.chronicle = chronicle;
        this.agenda = agenda;
        this.programme = programme;
        this.staff = staff;
    }

    /** A reseller is new in the channel, and some distributors there want it. */
    void newcomer(List<Book> books) {
        Book book = chance.mostlyTheFirstOf(books);
        Reseller reseller = programme.reseller(chance.mostlyTheFirstOf(book.countries));
        win(book, reseller);
        books.stream()
                .filter(other -> other != book && other.countries.contains(reseller.country) && chance.in100(10))
                .forEach(other -> agenda.in(days(1, 60), () -> win(other, reseller)));
    }

    private void win(Book book, Reseller reseller) {
        if (reseller.isPartnerOf(book)) {
            return;
        }
        if (chance.in100(10)) {
            byLink(book, reseller);
        } else {
            ask(book, reseller);
        }
    }

    private void ask(Book book, Reseller reseller) {
        staff.of(book, "AdminAgent");
        PartnershipId id = new PartnershipId(chance.uuid());
        PartnershipEvent requested = Partnership.request(
                        null,
                        new RequestPartnership(
                                id,
                                book.distributor.id(),
                                chance.sealed(id.stream(), 28),
                                reseller.tenant.name(),
                                Locale.JAPAN,
                                null,
                                chance.hash(),
                                chance.hash()),
                        true,
                        VALIDITY,
                        chronicle.now())
                .orElseThrow();
        Partnership partnership = requested.after(null);
        tell(id, requested);
        int answer = chance.between(1, 100);
        if (answer <= 4) {
            agenda.in(days(1, 20), () -> refuse(partnership, reseller));
            agenda.in(days(40, 90), () -> win(book, reseller));
        } else if (answer <= 6) {
            agenda.in(days(1, 20), () -> withdraw(book, partnership));
            agenda.in(days(21, 60), () -> win(book, reseller));
        } else if (answer <= 9) {
            agenda.at(Objects.requireNonNull(partnership.expiresAt()), () -> expire(partnership));
            agenda.in(days(31, 60), () -> win(book, reseller));
        } else {
            agenda.in(Duration.ofMinutes(chance.between(10, 4_000)), () -> accept(book, partnership, reseller));
        }
    }

    private void accept(Book book, Partnership partnership, Reseller reseller) {
        if (reseller.isPartnerOf(book)) {
            return;
        }
        staff.of(reseller);
        partnership
                .accept(
                        new AcceptPartnership(partnership.id(), reseller.tenant.id(), chance.hash()),
                        reseller.tenant.everAuthorized(),
                        chronicle.now())
                .ifPresent(accepted -> begin(book, reseller, partnership, List.of(accepted)));
    }

    private void byLink(Book book, Reseller reseller) {
        staff.of(reseller);
        List<PartnershipEvent> events = Partnership.acceptLink(
                null,
                new AcceptPartnershipLink(
                        new PartnershipId(chance.uuid()),
                        book.distributor.id(),
                        1,
                        reseller.tenant.id(),
                        chance.hash()),
                true,
                reseller.tenant.everAuthorized(),
                chronicle.now());
        begin(book, reseller, null, events);
    }

    private void begin(
            Book book, Reseller reseller, @Nullable Partnership before, List<? extends PartnershipEvent> events) {
        Partnership partnership = before;
        for (PartnershipEvent event : events) {
            partnership = event.after(partnership);
            tell(partnership.id(), event);
        }
        Partnership active = Objects.requireNonNull(partnership);
        PartnershipSlotId slot = active.slot();
        PartnershipSlot.take(reseller.slots.get(book), slot, active.id(), chronicle.now())
                .ifPresent(taken -> apply(book, reseller, slot, taken));
        reseller.partnerships.put(book, active);
        book.partners.add(reseller);
    }

    private void refuse(Partnership partnership, Reseller reseller) {
        staff.of(reseller);
        partnership
                .refuse(
                        new RefusePartnership(partnership.id(), reseller.tenant.id(), "Not now", chance.hash()),
                        true,
                        chronicle.now())
                .ifPresent(refused -> tell(partnership.id(), refused));
    }

    private void withdraw(Book book, Partnership partnership) {
        staff.of(book, "AdminAgent");
        partnership
                .withdraw(
                        new WithdrawPartnership(partnership.id(), book.distributor.id(), null, chance.hash()),
                        chronicle.now())
                .ifPresent(withdrawn -> tell(partnership.id(), withdrawn));
    }

    private void expire(Partnership partnership) {
        chronicle.byItself(partnership.distributor().value());
        partnership.expire(chronicle.now()).ifPresent(expired -> tell(partnership.id(), expired));
    }

    /** A distributor parts with a partner; some come together again. */
    void part(List<Book> books) {
        Book book = chance.mostlyTheFirstOf(books);
        if (book.partners.isEmpty()) {
            return;
        }
        Reseller reseller = chance.of(book.partners);
        Partnership partnership = reseller.partnerships.get(book);
        staff.of(book, "AdminAgent");
        partnership
                .remove(
                        new RemovePartnership(
                                partnership.id(),
                                book.distributor.id(),
                                chance.of(REASONS),
                                new RemovalAttestation(
                                        "partnership-removal", "en", "1", true, true, true, true, true, "admin"),
                                null,
                                chance.hash()),
                        chronicle.now())
                .ifPresent(removed -> {
                    tell(partnership.id(), removed);
                    PartnershipSlotId slot = partnership.slot();
                    reseller.slots
                            .get(book)
                            .free(partnership.id(), chronicle.now())
                            .ifPresent(freed -> apply(book, reseller, slot, freed));
                });
        reseller.partnerships.remove(book);
        book.partners.remove(reseller);
        if (chance.in100(40)) {
            agenda.in(days(10, 120), () -> win(book, reseller));
        }
    }

    private void apply(Book book, Reseller reseller, PartnershipSlotId slot, PartnershipSlotEvent event) {
        reseller.slots.put(book, event.after(reseller.slots.get(book)));
        chronicle.tell("partnership-slot", slot.stream(), event);
    }

    private void tell(PartnershipId id, PartnershipEvent event) {
        chronicle.tell("partnership", id.stream(), event);
    }

    private Duration days(int least, int most) {
        return Duration.ofMinutes(chance.between(least * 1_440, most * 1_440));
    }
}
