package io.partnerledger.edge.paging;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * The place in a list after which the next page begins: the last row's sort keys.
 *
 * <p>To callers it is opaque. A checksum over it and the list's path tells a cursor that was cut short, mistyped or taken
 * from another list, which is a bad request; whoever forges one sees a page of the same list, and no more than that.
 */
public record Cursor(List<String> keys) {

    public Cursor {
        keys = List.copyOf(keys);
    }

    /** After the row with these sort keys. */
    public static Cursor after(Object... keys) {
        return new Cursor(List.of(keys).stream().map(Object::toString).toList());
    }

    public String text(int key) {
        return read(key, Function.identity());
    }

    public long number(int key) {
        return read(key, Long::parseLong);
    }

    public int integer(int key) {
        return read(key, Integer::parseInt);
    }

    public LocalDate day(int key) {
        return read(key, LocalDate::parse);
    }

    public UUID uuid(int key) {
        return read(key, UUID::fromString);
    }

    private <T> T read(int key, Function<String, T> reading) {
        if (key >= keys.size()) {
            throw bad();
        }
        try {
            return reading.apply(keys.get(key));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            throw bad();
        }
    }

    /** As callers get it. */
    public String written(String list) {
        List<byte[]> parts =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
        int length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer content = ByteBuffer.allocate(length);
        parts.forEach(part -> content.putInt(part.length).put(part));
        ByteBuffer whole = ByteBuffer.allocate(Integer.BYTES + length)
                .putInt(checksum(list, content.array()))
                .put(content.array());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    /** The cursor that was written for the list; empty where it was not, or not so. */
    public static Optional<Cursor> find(String text, String list) {
        try {
            return Optional.of(read(text, list));
        } catch (BadRequest garbled) {
            return Optional.empty();
        }
    }

    static Cursor read(String text, String list) {
        try {
            ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            int checksum = whole.getInt();
            byte[] content = new byte[whole.remaining()];
            whole.get(content);
            if (checksum != checksum(list, content)) {
                throw bad();
            }
            return new Cursor(keys(ByteBuffer.wrap(content)));
        } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException garbled) {
            throw bad();
        }
    }

    private static List<String> keys(ByteBuffer content) {
        List<String> keys = new ArrayList<>();
        while (content.hasRemaining()) {
            int length = content.getInt();
            if (length > content.remaining()) {
                throw bad();
            }
            byte[] key = new byte[length];
            content.get(key);
            keys.add(text(key));
        }
        return keys;
    }

    /** No text in the ledger has a NUL, and PostgreSQL fails on one. */
    private static String text(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw bad();
        }
        return text;
    }

    private static int checksum(String list, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(list.getBytes(StandardCharsets.UTF_8));
        checksum.update(content);
        return (int) checksum.getValue();
    }

    private static BadRequest bad() {
        return BadRequest.of("cursor", Text.of("violation.cursor"));
    }
}
