package io.partnerledger.standalone.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartOptionsTest {

    @Test
    void without_options_it_listens_on_this_machine_only_and_keeps_its_data_in_data() {
        StartOptions options = options();

        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of("data"));
        assertThat(options.fresh()).isFalse();
        assertThat(options.database()).isNull();
        assertThat(options.address()).isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void values_follow_their_option_or_its_equals_sign_and_the_last_one_counts() {
        StartOptions options = options("--port", "1", "--port=9090", "--host=0.0.0.0", "--data", "a b", "--fresh");

        assertThat(options.port()).isEqualTo(9090);
        assertThat(options.data()).isEqualTo(Path.of("a b"));
        assertThat(options.fresh()).isTrue();
        assertThat(options.onThisMachineOnly()).isFalse();
        assertThat(options.address()).isEqualTo("http://localhost:9090");
    }

    @Test
    void a_database_of_ones_own_is_named_with_its_user_and_its_password_stays_out_of_logs() {
        StartOptions options = StartOptions.of(
                        List.of("--database", "jdbc:postgresql://db/ledger", "--database-user", "ledger"),
                        Map.of("LEDGER_DATABASE_PASSWORD", "hidden"))
                .orElseThrow();

        assertThat(options.database())
                .isEqualTo(new StartOptions.OwnDatabase("jdbc:postgresql://db/ledger", "ledger", "hidden"));
        assertThat(options.toString()).doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void help_outranks_everything_else(String help) {
        assertThat(StartOptions.of(List.of("--nonsense", help), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "start",
                "--port",
                "--port=",
                "--port=eighty",
                "--port=65536",
                "--port=-1",
                "--data=",
                "--fresh=yes",
                "--database=",
                "--database=jdbc:mysql://db/ledger",
                "--database-user=ledger"
            })
    void what_is_not_offered_is_refused(String argument) {
        assertThatThrownBy(() -> options(argument))
                .isInstanceOf(WrongOption.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void a_database_of_ones_own_is_never_emptied() {
        assertThatThrownBy(() -> options("--fresh", "--database=jdbc:postgresql://db/ledger"))
                .isInstanceOf(WrongOption.class);
    }

    private static StartOptions options(String... arguments) {
        return StartOptions.of(List.of(arguments), Map.of()).orElseThrow();
    }
}
