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

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next one without its end, or none. */
    byte @Nullable [] next() throws IOException {
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
