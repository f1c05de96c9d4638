package io.partnerledger.command.webhook;

import io.partnerledger.kernel.privacy.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is to be called, and of what each is to be told since when. */
final class Registrations {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Registrations(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    Optional<Registration> of(UUID distributorId) {
        return jdbc.sql("select * from command.webhook_registration where distributor_id = :distributor")
                .param("distributor", distributorId)
                .query((row, number) -> registration(row))
                .optional();
    }

    private static Registration registration(ResultSet row) throws SQLException {
        UUID distributorId = row.getObject("distributor_id", UUID.class);
        return new Registration(
                distributorId,
                row.getObject("subscriber_id", UUID.class),
                new SealedText(
                        Registration.subject(distributorId), row.getInt("url_key_version"), row.getString("url")),
                List.of((String[]) row.getArray("events").getArray()),
                row.getString("request_key"));
    }

    /**
     * Registers a webhook.
     *
     * @param since the position of the ledger as of the request: nothing that happened before is told
     * @return whether there was none before
     */
    boolean add(Registration registration, boolean msSignature, long since) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean added = jdbc.sql("""
                            insert into command.webhook_registration
                                (distributor_id, subscriber_id, url, url_key_version, events, ms_signature, request_key)
                            values (:distributor, :subscriber, :url, :version, :events, :msSignature, :requestKey)
                            on conflict do nothing
                            """)
                            .param("distributor", registration.distributorId())
                            .param("subscriber", registration.subscriberId())
                            .param("url", registration.url().ciphertext())
                            .param("version", registration.url().keyVersion())
                            .param("events", registration.events().toArray(String[]::new))
                            .param("msSignature", msSignature)
                            .param("requestKey", registration.requestKey())
                            .update()
                    > 0;
            if (added) {
                want(registration.distributorId(), registration.events(), since);
            }
            return added;
        }));
    }

    /**
     * Changes a webhook. What it wanted before and wants no more is not told any more, what waits goes to the new
     * address, and its receiver is tried at once. A repeat of the request changes nothing, whatever was changed since.
     */
    void change(
            UUID distributorId,
            SealedText url,
            List<String> events,
            boolean msSignature,
            String requestKey,
            long since) {
        transactions.executeWithoutResult(transaction -> {
            String[] wanted = events.toArray(String[]::new);
            boolean changed = jdbc.sql("""
                            update command.webhook_registration
                            set url = :url, url_key_version = :version, events = :events, ms_signature = :msSignature,
                                failures = 0, failing_since = null, rests_until = null,
                                changes = (changes || :requestKey::text)[greatest(1, cardinality(changes) - 62):]
                            where distributor_id = :distributor and not :requestKey::text = any(changes)
                            """)
                            .param("url", url.ciphertext())
                            .param("version", url.keyVersion())
                            .param("events", wanted)
                            .param("msSignature", msSignature)
                            .param("requestKey", requestKey)
                            .param("distributor", distributorId)
                            .update()
                    > 0;
            if (!changed) {
                return;
            }
            for (String table : List.of("webhook_wanted", "webhook_delivery")) {
                jdbc.sql("delete from command." + table + " where distributor_id = :distributor"
                                + " and event <> all(:events) and event <> 'test-created'")
                        .param("distributor", distributorId)
                        .param("events", wanted)
                        .update();
            }
            want(distributorId, events, since);
        });
    }

    private void want(UUID distributorId, List<String> events, long since) {
        jdbc.sql(
                        "insert into command.webhook_wanted (distributor_id, event, since)"
                                + " select :distributor, event, :since from unnest(:events) as w (event) on conflict do nothing")
                .param("distributor", distributorId)
                .param("since", since)
                .param("events", events.toArray(String[]::new))
                .update();
    }
}
