package io.partnerledger.standalone.start;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The secrets of a data folder, made at its first start and kept, so that tokens, links and personal data outlive a
 * restart.
 */
record Keys(Map<String, String> values) {

    static final String PERSONAL_DATA = "ledger.personal-data.master-key";
    static final String INVITATIONS = "ledger.invitation.key";
    static final String FIRST_PASSWORDS = "ledger.first-password.key";
    static final String TOKENS = "ledger.token.signing-key";
    static final String DATABASE = "ledger.database.password";

    static final Set<String> NAMES = Set.of(PERSONAL_DATA, INVITATIONS, FIRST_PASSWORDS, TOKENS);

    private static final String FILE = "keys.properties";
    private static final int KEY_BYTES = 32;

    /** Verified on every request, and RSA verifies faster than it signs. */
    private static final int RSA_BITS = 2048;

    static Path file(Path data) {
        return data.resolve(FILE);
    }

    /** Those kept in the folder, if there are any. */
    static Optional<Keys> in(Path data) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(data))) {
            properties.load(reader);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        Map<String, String> values = properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
        for (String name : NAMES) {
            if (!values.containsKey(name)) {
                throw new CannotStart("The key %s is missing in %s: put it back, or begin anew with --fresh."
                        .formatted(name, file(data)));
            }
        }
        return Optional.of(new Keys(values));
    }

    /** Makes new ones and keeps them in the folder, readable by their owner only. */
    static Keys madeFor(Path data) throws IOException {
        Keys keys = new Keys(Map.of(
                PERSONAL_DATA, random(),
                INVITATIONS, random(),
                FIRST_PASSWORDS, random(),
                DATABASE, random(),
                TOKENS, signingKey()));
        Properties properties = new Properties();
        properties.putAll(keys.values);
        Path unfinished = Files.createTempFile(
                data,
                FILE,
                ".unfinished",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                Writer writer = Channels.newWriter(channel, StandardCharsets.ISO_8859_1)) {
            properties.store(writer, "Whoever has these can read personal data and sign in as anybody.");
            channel.force(true);
        }
        Files.move(unfinished, file(data), StandardCopyOption.ATOMIC_MOVE);
        return keys;
    }

    private static String random() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private static String signingKey() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This Java can't make an RSA key.", impossible);
        }
    }

    /** None of them may get into a log. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
