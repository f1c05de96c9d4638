package io.partnerledger.events.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one at a time. */
final class Lines {

    /** Far more than an event can have; a file without ends of lines must not fill the memory. */
    private static final int LONGEST = 8 << 20;

    /** What some editors put before a text in UTF-8 is no part of it. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
    private int at;
    private int filled;
    private long number;

    Lines(InputStream in) throws IOException {
        this.in = in;
        this.filled = in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
        this.at = Arrays.equals(buffer, 0, filled, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length) ? filled : 0;
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
                throw new IOException("line " + (number + 1) + " is longer than an event can be");
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
