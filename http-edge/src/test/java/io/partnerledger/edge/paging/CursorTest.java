package io.partnerledger.edge.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.edge.violation.BadRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final UUID TENANT = UUID.fromString("6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11");

    @Test
    void what_is_read_is_what_was_written() {
        Cursor read = Cursor.read(Cursor.after("青葉", 17L, TENANT, "").written("/ledger/a"), "/ledger/a");

        assertThat(read.text(0)).isEqualTo("青葉");
        assertThat(read.number(1)).isEqualTo(17);
        assertThat(read.uuid(2)).isEqualTo(TENANT);
        assertThat(read.text(3)).isEmpty();
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String written = Cursor.after("a").written("/ledger/a");

        assertThatThrownBy(() -> Cursor.read(written, "/ledger/b")).isInstanceOf(BadRequest.class);
    }

    @Test
    void a_forged_one_with_what_no_text_has_is_refused() {
        String written = Cursor.after("a\0b").written("/ledger/a");

        assertThatThrownBy(() -> Cursor.read(written, "/ledger/a")).isInstanceOf(BadRequest.class);
    }

    @Test
    void a_key_of_another_kind_or_beyond_the_last_is_refused() {
        Cursor cursor = Cursor.after("a");

        assertThatThrownBy(() -> cursor.number(0)).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> cursor.uuid(0)).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> cursor.day(0)).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> cursor.text(1)).isInstanceOf(BadRequest.class);
    }
}
