package io.partnerledger.events.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.kernel.privacy.SealedText;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SealingPersonalDataTest {

    private static final byte[] MASTER_KEY = key(1);

    private HikariDataSource database;
    private PersonalDataVault vault;

    private static byte[] key(int content) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) content);
        return key;
    }

    @BeforeEach
    void a_vault() {
        database = EventsDatabase.fresh();
        vault = new PersonalDataVault(database, MASTER_KEY);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_sealed_opens_again_on_any_node_and_shows_nothing_of_itself() {
        SealedText sealed = vault.seal("customer:1", "森 ゆい <yui@minato.example>");

        assertThat(sealed.toString()).doesNotContain("minato").doesNotContain("森");
        assertThat(new PersonalDataVault(database, MASTER_KEY).open(sealed)).contains("森 ゆい <yui@minato.example>");
    }

    @Test
    void the_same_text_never_looks_the_same_twice() {
        assertThat(vault.seal("customer:1", "Mori")).isNotEqualTo(vault.seal("customer:1", "Mori"));
    }

    @Test
    void without_its_subjects_key_it_stays_closed() {
        SealedText sealed = vault.seal("customer:1", "Mori");
        JdbcClient.create(database).sql("delete from keys.subject_key").update();

        assertThat(new PersonalDataVault(database, MASTER_KEY).open(sealed)).isEmpty();
    }

    @Test
    void under_another_subject_it_does_not_open() {
        SealedText sealed = vault.seal("customer:1", "Mori");
        vault.seal("customer:2", "Sato");

        assertThatThrownBy(() -> vault.open(new SealedText("customer:2", sealed.keyVersion(), sealed.ciphertext())))
                .hasMessageContaining("does not open");
    }

    @Test
    void under_another_master_key_it_does_not_open() {
        SealedText sealed = vault.seal("customer:1", "Mori");

        assertThatThrownBy(() -> new PersonalDataVault(database, key(2)).open(sealed))
                .hasMessageContaining("is the master key the right one?");
    }
}
