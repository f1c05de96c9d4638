package io.partnerledger.standalone.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path data;

    @Test
    void they_are_kept_for_the_next_start_and_for_their_owner_alone() throws Exception {
        assertThat(Keys.in(data)).isEmpty();

        Keys made = Keys.madeFor(data);

        assertThat(Keys.in(data)).hasValue(made);
        assertThat(made.values()).containsKeys(Keys.NAMES.toArray(String[]::new));
        assertThat(Files.getPosixFilePermissions(Keys.file(data)))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(Keys.file(data));
        }
    }

    @Test
    void one_that_is_missing_is_named_and_not_made_anew() throws Exception {
        Keys.madeFor(data);
        List<String> rest = Files.readAllLines(Keys.file(data)).stream()
                .filter(line -> !line.startsWith(Keys.INVITATIONS))
                .toList();
        Files.write(Keys.file(data), rest);

        assertThatThrownBy(() -> Keys.in(data)).isInstanceOf(CannotStart.class).hasMessageContaining(Keys.INVITATIONS);
    }

    @Test
    void they_do_not_get_into_a_log() throws Exception {
        Keys made = Keys.madeFor(data);

        assertThat(made.toString()).doesNotContain(made.values().get(Keys.INVITATIONS));
    }
}
