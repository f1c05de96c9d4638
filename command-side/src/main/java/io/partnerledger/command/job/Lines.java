package io.partnerledger.command.job;

import io.partnerledger.edge.fault.Complaint;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The lines of a body, one after another, never more than one of them held; blank ones count but say nothing. */
final class Lines {

    /** Whoever writes longer ones means something else. */
    static final int LONGEST = 16 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final InputStream body;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private int number;
    private boolean ended;

    Lines(InputStream body) {
        this.body = new BufferedInputStream(body, BUFFER);
    }

    /** The number of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** The next line that says something; empty at the end. */
    Optional<StagedLine> next() throws IOException {
        while (!ended) {
            boolean tooLong = readLine();
            if (tooLong) {
                return Optional.of(
                        malformed(Text.of("violation.line-too-long", Map.of("max", Integer.toString(LONGEST)))));
            }
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line.toByteArray()))
                        .toString();
                if (text.indexOf('\0') >= 0) {
                    return Optional.of(malformed(Text.of("violation.line-encoding")));
                }
                if (!text.isBlank()) {
                    return Optional.of(StagedLine.of(text));
                }
            } catch (CharacterCodingException noUtf8) {
                return Optional.of(malformed(Text.of("violation.line-encoding")));
            }
        }
        return Optional.empty();
    }

    /** @return whether it was longer than is read; the rest of it is skipped */
    private boolean readLine() throws IOException {
        line.reset();
        number++;
        boolean tooLong = false;
        for (int next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0) {
                ended = true;
                return tooLong;
            }
            if (line.size() < LONGEST) {
                line.write(next);
            } else {
                tooLong = true;
            }
        }
        return tooLong;
    }

    private static StagedLine malformed(Text message) {
        return StagedLine.decided(LineResult.of(Complaint.about(BadRequest.of("line", message))));
    }
}
