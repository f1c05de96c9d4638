package io.partnerledger.events.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one at a time. */
final class Lines {

    /** Far more than an event can have; a file without ends of lines must not fill the memory. */
    private static final int LONGEST = 32 << 20;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
    private boolean lastWasWhole = true;
    private long number;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** A line without its end. */
    record Line(long number, byte[] text) {

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
        byte[] text = read();
        return text == null ? null : new Line(++number, text);
    }

    private byte @Nullable [] read() throws IOException {
        line.reset();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() == LONGEST) {
                throw new IOException("A line is longer than an event can be.");
            }
            line.write(next);
        }
        lastWasWhole = line.size() == 0;
        return lastWasWhole ? null : line.toByteArray();
    }

    /** Whether the last line had an end. */
    boolean lastWasWhole() {
        return lastWasWhole;
    }
}
