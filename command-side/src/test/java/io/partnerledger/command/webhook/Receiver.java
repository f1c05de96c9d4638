package io.partnerledger.command.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is called back, on this machine. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Function<Call, Integer> answer = call -> 200;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            Call call = new Call(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().entrySet().stream()
                            .map(header ->
                                    header.getKey() + ": " + header.getValue().get(0))
                            .toList(),
                    exchange.getRequestBody().readAllBytes());
            calls.add(call);
            gate.await();
            exchange.getResponseHeaders().set("Location", url("/elsewhere"));
            exchange.sendResponseHeaders(answer.apply(call), -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public void answering(int status) {
        answer = call -> status;
    }

    void answering(Function<Call, Integer> status) {
        answer = status;
    }

    /** From now on it takes calls and answers none until it is let. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void letGo() {
        gate.countDown();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The events it was told of, in that order. */
    public List<String> events() {
        return calls.stream().map(Call::event).toList();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    public void forget() {
        calls.clear();
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
    }

    /** A call as it came in. */
    public record Call(String path, List<String> headers, byte[] body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String event() {
            return json().path("EventName").asString();
        }

        public String header(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(header -> header.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        /** Whether the holder of the certificate has signed the body. */
        public boolean isSignedBy(byte[] certificate, String signature) {
            try {
                Signature verifying = Signature.getInstance("SHA256withRSA");
                verifying.initVerify(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate)));
                verifying.update(body);
                return signature.startsWith("Signature ")
                        && verifying.verify(Base64.getDecoder().decode(signature.substring("Signature ".length())));
            } catch (GeneralSecurityException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        @Override
        public String toString() {
            return path + " " + new String(body, StandardCharsets.UTF_8);
        }
    }
}
