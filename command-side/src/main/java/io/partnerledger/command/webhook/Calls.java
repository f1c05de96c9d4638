package io.partnerledger.command.webhook;

import io.partnerledger.command.webhook.CallableNames.NotCallable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls receivers, of whom nothing good is assumed.
 *
 * <p>Each call is a connection of its own to an address that was looked up and checked for it. Nothing is followed,
 * nothing is remembered, of an answer only the head is read, up to a limit, and all of it together
 * has its time.
 */
final class Calls implements AutoCloseable {

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    private final CloseableHttpClient http;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webhook-watch");
        thread.setDaemon(true);
        return thread;
    });

    Calls(CallableNames names, Duration patience, int atOnce) {
        this.patience = patience;
        Timeout timeout = Timeout.of(patience);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setMaxConnTotal(atOnce)
                        .setMaxConnPerRoute(atOnce)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .setExpectContinueEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Partner-Ledger")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Posts the body. */
    Attempt post(URI to, Map<String, String> headers, byte[] body) {
        HttpPost call = new HttpPost(to);
        headers.forEach(call::setHeader);
        call.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        AtomicBoolean late = new AtomicBoolean();
        AtomicReference<Attempt> answered = new AtomicReference<>();
        ScheduledFuture<?> deadline = watch.schedule(
                () -> {
                    late.set(true);
                    call.cancel();
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(call, answer -> {
                Attempt attempt = Attempt.answered(answer.getCode(), shortened(answer.getReasonPhrase()));
                answered.set(attempt);
                // Rather than closed: closing would first read to the end, and nobody says there is one.
                call.cancel();
                return attempt;
            });
        } catch (IOException failed) {
            Attempt attempt = answered.get();
            return attempt != null ? attempt : Attempt.without(late.get() ? "timed out" : reason(failed));
        } finally {
            deadline.cancel(false);
        }
    }

    private static String reason(IOException failed) {
        if (failed instanceof NotCallable) {
            return "address not allowed";
        } else if (failed instanceof UnknownHostException) {
            return "name not found";
        } else if (failed instanceof InterruptedIOException) {
            return "timed out";
        }
        return failed instanceof SSLException ? "no trusted certificate" : "connection failed";
    }

    private static String shortened(String reason) {
        String text = reason == null ? "" : reason.replaceAll("\\P{Print}", " ");
        return text.length() > 100 ? text.substring(0, 100) : text;
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        http.close();
    }
}
