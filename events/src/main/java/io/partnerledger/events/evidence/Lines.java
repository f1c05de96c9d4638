package io.partnerledger.events.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one at a time. */
final class Lines {

    /** Far more than an event can have; a file without ends of lines must not fill the memory. */
    private static final int LONGEST = 32 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
    private int at;
    private int filled;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * A line without its end.
     *
     * @param whole whether it had one
     */
    record Line(long number, byte[] text, boolean whole) {

        boolean isBlank() {
            for (byte b : text) {
                if (b != ' ' && b != '\r' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next one, or none. */
    @Nullable
    Line next() throws IOException {
        line.reset();
        while (fill()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, at, end - at);
            at = end + 1;
            if (end < filled) {
                return new Line(++number, line.toByteArray(), true);
            }
            if (line.size() > LONGEST) {
                throw new IOException("A line is longer than an event can be.");
            }
        }
        return line.size() == 0 ? null : new Line(++number, line.toByteArray(), false);
    }

    /** Whether there is anything left to read. */
    private boolean fill() throws IOException {
        if (at >= filled && filled >= 0) {
            filled = in.read(buffer);
            at = 0;
        }
        return filled > 0;
    }
}
