package io.partnerledger.standalone.start;

import io.partnerledger.standalone.demo.DemoClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** A ledger from its start to its end: groundwork first and last, the application between. */
public final class RunningLedger implements AutoCloseable {

    private final StartOptions options;
    private final Groundwork groundwork;
    private volatile @Nullable ConfigurableApplicationContext context;

    private RunningLedger(StartOptions options, Groundwork groundwork) {
        this.options = options;
        this.groundwork = groundwork;
    }

    /**
     * Starts the application on what the options ask for, and stops it in order when the JVM ends.
     *
     * @throws CannotStart if it can't be, for a reason that was to be foreseen
     */
    public static RunningLedger start(Class<?> application, StartOptions asked) {
        // What is said before the framework has set its log up would look otherwise.
        LoggingSystem.get(application.getClassLoader()).beforeInitialize();
        StartOptions options = asked.port() == 0 ? asked.on(anyFreePort(asked.host())) : asked;
        Groundwork groundwork = options.database() == null
                ? EmbeddedGroundwork.begin(options.data(), options.fresh())
                : OwnDatabaseGroundwork.on(options.database(), options.data());
        RunningLedger ledger = new RunningLedger(options, groundwork);
        Runtime.getRuntime().addShutdownHook(new Thread(ledger::close, "stop"));
        ledger.requireFreePort();
        ledger.run(application);
        return ledger;
    }

    private void run(Class<?> application) {
        SpringApplication spring = new SpringApplication(application);
        // Ours stops the database too, and last.
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(starting -> {
            context = starting;
            ConfigurableEnvironment environment = starting.getEnvironment();
            environment.getPropertySources().addFirst(new MapPropertySource("options", asProperties()));
            environment.getPropertySources().addLast(new GroundworkProperties(groundwork));
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("address", Map.of("ledger.public-url", options.address())));
        });
        context = spring.run();
    }

    private Map<String, Object> asProperties() {
        return Map.of("server.address", options.host(), "server.port", options.port());
    }

    /** Told before anything is built; whoever holds the data as well is the better reason. */
    private void requireFreePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()));
        } catch (IOException taken) {
            groundwork.value(Keys.TOKENS);
            throw ForeseenFailure.cannotListen(options.host(), options.port(), taken);
        }
    }

    private static int anyFreePort(String host) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
            return socket.getLocalPort();
        } catch (IOException refused) {
            throw ForeseenFailure.cannotListen(host, 0, refused);
        }
    }

    /** What to tell the person who started it. */
    public String greeting() {
        StringBuilder text = new StringBuilder();
        text.append("Partner Ledger is ready after %.1f s: %s%n".formatted(secondsSinceStart(), options.address()));
        text.append("Data: %s%n".formatted(groundwork.description()));
        ConfigurableApplicationContext running = context;
        if (running != null && running.getEnvironment().acceptsProfiles(Profiles.of("development"))) {
            text.append("Tokens: POST %s/oauth2/token with HTTP Basic; everybody's secret is %s.%n"
                    .formatted(options.address(), DemoClient.SECRET));
            text.append(DemoClient.ALL.stream()
                    .map(client -> "  %-16s %s%n".formatted(client.id(), client.description()))
                    .collect(Collectors.joining()));
            if (!options.onThisMachineOnly()) {
                text.append("Anybody who reaches this address can sign in: the secrets are for development only.%n"
                        .formatted());
            }
        }
        return text.toString();
    }

    /** Since the JVM's start: the process may have built the program first. */
    private static double secondsSinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }

    /** The web first, then what follows the ledger, then the pools, and PostgreSQL last. */
    @Override
    public void close() {
        try (groundwork) {
            ConfigurableApplicationContext running = context;
            if (running != null) {
                running.close();
            }
        }
        if (context != null && Boolean.getBoolean("ledger.archive-at-exit")) {
            System.out.println(
                    "Stopped. Java now keeps its classes for faster starts, this once; it takes some seconds.");
        }
    }
}
