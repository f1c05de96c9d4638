package io.partnerledger.command.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void lines_are_numbered_as_they_stand_and_blank_ones_say_nothing() throws IOException {
        assertThat(read("a\n\n \r\nb\r\n日本語")).containsExactly("1 a", "4 b", "5 日本語");
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void a_line_that_is_too_long_is_told_by_its_number_and_the_next_is_read() throws IOException {
        assertThat(read("a\n" + "x".repeat(Lines.LONGEST) + "\n" + "x".repeat(Lines.LONGEST + 1) + "\nb"))
                .containsExactly("1 a", "2 " + "x".repeat(Lines.LONGEST), "3 MALFORMED", "4 b");
        assertThat(read("x".repeat(1_000_000))).containsExactly("1 MALFORMED");
    }

    @Test
    void what_is_no_text_is_told_by_its_number() throws IOException {
        byte[] latin = "M\u00fcnchen\na\0b\nc".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(new Lines(new ByteArrayInputStream(latin))))
                .containsExactly("1 MALFORMED", "2 MALFORMED", "3 c");
    }

    @Test
    void no_more_of_the_body_is_read_than_a_buffer_ahead() throws IOException {
        AtomicLong given = new AtomicLong();
        Lines lines = new Lines(new InputStream() {
            @Override
            public int read() {
                return given.incrementAndGet() % 100 == 0 ? '\n' : 'x';
            }
        });

        for (int i = 1; i <= 5_000; i++) {
            lines.next();
            assertThat(given.get() - i * 100L).isLessThanOrEqualTo(64 * 1024);
        }
    }

    private static List<String> read(String body) throws IOException {
        return read(new Lines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> read(Lines lines) throws IOException {
        List<String> read = new ArrayList<>();
        for (Optional<StagedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            StagedLine staged = line.get();
            read.add(lines.number() + " "
                    + (staged.text() == null
                            ? staged.result().outcome()
                            : staged.text().strip()));
        }
        return read;
    }
}
