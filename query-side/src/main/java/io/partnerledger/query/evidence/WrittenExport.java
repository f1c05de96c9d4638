package io.partnerledger.query.evidence;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * An answer of many lines that is written while it is read, at the pace of whoever takes it.
 *
 * <p>If it can't be had to its end, it breaks off, and so does its connection.
 */
@FunctionalInterface
interface WrittenExport {

    void writeTo(OutputStream out);

    /** Writes it where a controller answers with it. */
    final class Converter extends AbstractHttpMessageConverter<WrittenExport> {

        Converter() {
            super(MediaType.APPLICATION_NDJSON);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return WrittenExport.class.isAssignableFrom(type);
        }

        @Override
        public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
            return false;
        }

        @Override
        protected WrittenExport readInternal(Class<? extends WrittenExport> type, HttpInputMessage message) {
            throw new HttpMessageNotReadableException("Exports are not read.", message);
        }

        @Override
        protected void writeInternal(WrittenExport export, HttpOutputMessage message) throws IOException {
            export.writeTo(message.getBody());
        }
    }
}
