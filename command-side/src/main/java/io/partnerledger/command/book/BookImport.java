package io.partnerledger.command.book;

import static java.util.Objects.requireNonNull;

import io.partnerledger.command.job.JobLine;
import io.partnerledger.command.job.KindOfJob;
import io.partnerledger.command.job.LineOutcome;
import io.partnerledger.command.job.LineResult;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.fault.Complaint;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.partnercenter.ExportedCustomer;
import io.partnerledger.edge.partnercenter.ExportedReseller;
import io.partnerledger.edge.partnercenter.ExportedSubscription;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Takes over what a distributor's book says, line by line: partnerships first, then customers, then subscriptions,
 * wherever in the book they stand. Nothing is gated; what the ledger knows stays as it is.
 */
@Component
class BookImport implements KindOfJob<BookLine> {

    private final PartnershipsOfBook partnerships;
    private final CustomersOfBook customers;
    private final SubscriptionsOfBook subscriptions;
    private final EdgeJson json;

    BookImport(
            PartnershipsOfBook partnerships,
            CustomersOfBook customers,
            SubscriptionsOfBook subscriptions,
            EdgeJson json) {
        this.partnerships = partnerships;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.json = json;
    }

    @Override
    public String code() {
        return "import";
    }

    @Override
    public Class<BookLine> line() {
        return BookLine.class;
    }

    @Override
    public boolean holdsPersonalData() {
        return true;
    }

    @Override
    public Set<Role> agents() {
        return Set.of(Role.ADMIN_AGENT);
    }

    /** Looks for the type alone; a line that can't be read says so in its turn, whichever that is. */
    @Override
    public int turn(String text) {
        try (JsonParser line = json.ledger().createParser(text)) {
            if (line.nextToken() != JsonToken.START_OBJECT) {
                return 0;
            }
            while (line.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean type = line.currentName().equals("type");
                JsonToken value = line.nextToken();
                if (type) {
                    return value == JsonToken.VALUE_STRING ? turnOf(line.getString()) : 0;
                }
                line.skipChildren();
            }
            return 0;
        } catch (JacksonException unreadable) {
            return 0;
        }
    }

    private static int turnOf(String type) {
        for (Told told : Told.values()) {
            if (code(told).equals(type)) {
                return told.ordinal();
            }
        }
        return 0;
    }

    private static String code(Told told) {
        return told.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public LineResult run(BookLine line, JobLine at) {
        return switch (requireNonNull(line.type())) {
            case PARTNERSHIP ->
                run("partnership", line.partnership(), ExportedReseller.class, about -> partnerships.take(about, at));
            case CUSTOMER ->
                run("customer", line.customer(), ExportedCustomer.class, about -> customers.take(about, at));
            case SUBSCRIPTION ->
                run(
                        "subscription",
                        line.subscription(),
                        ExportedSubscription.class,
                        about -> subscriptions.take(about, line.customerId(), at));
        };
    }

    private <T extends Checked> LineResult run(
            String type, @Nullable JsonNode told, Class<T> shape, Function<T, LineResult> taking) {
        try {
            T checked = checked(type, told, shape);
            return taking.apply(checked).about("type", type);
        } catch (BadRequest | JacksonException malformed) {
            return LineResult.of(LineOutcome.MALFORMED).about("type", type).because(Complaint.about((RuntimeException)
                    malformed));
        }
    }

    private <T extends Checked> T checked(String type, @Nullable JsonNode told, Class<T> shape) {
        try {
            T read = json.partnerCenter().treeToValue(requireNonNull(told), shape);
            Violations violations = new Violations();
            violations.within(type, read);
            violations.throwIfAny();
            return read;
        } catch (JacksonException unreadable) {
            unreadable.prependPath(new JacksonException.Reference(shape, type));
            throw unreadable;
        }
    }
}
