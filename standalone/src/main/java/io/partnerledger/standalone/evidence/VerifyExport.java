package io.partnerledger.standalone.evidence;

import io.partnerledger.events.evidence.ExportVerifier;
import io.partnerledger.events.evidence.ExportVerifier.Verdict;
import io.partnerledger.events.evidence.Finding;
import io.partnerledger.events.evidence.KeptCheckpoints;
import io.partnerledger.events.evidence.VerificationKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code ./ledger verify-export}: says whether an export is what the ledger signed, and if not, where not. */
public final class VerifyExport {

    static final int PROVEN = 0;
    static final int NOT_PROVEN = 1;
    static final int UNUSABLE = 2;
    static final int UNSIGNED = 3;

    private static final int MOST_SENTENCES = 50;

    static final String USAGE = """
            Usage: ledger verify-export FILE [options]

              FILE               what GET /ledger/events has answered; - for the standard input
              --key FILE         the ledger's public keys: what GET /ledger/events/keys has answered, or PEM
              --checkpoint FILE  what GET /ledger/events/checkpoints has answered at another time, or the first or last
                                 line of another export; may be given several times
              --help             this text

            Ends with 0 if all is proven, 1 if something is wrong, 2 if it can't be told, and 3 if all fits together
            but no key was given, so that nobody knows who has made it.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final List<VerificationKey> keys = new ArrayList<>();
    private final List<JsonNode> checkpoints = new ArrayList<>();

    VerifyExport(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new VerifyExport(out, err).run(List.of(arguments), System.in));
    }

    int run(List<String> arguments, InputStream standardInput) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(USAGE);
            return PROVEN;
        }
        String file = null;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            boolean option = argument.equals("--key") || argument.equals("--checkpoint");
            if (option && !rest.hasNext()) {
                return misunderstood(argument + " needs a file.");
            } else if (option) {
                String named = rest.next();
                if (!read(argument, Path.of(named))) {
                    return UNUSABLE;
                }
            } else if (argument.startsWith("-") && !argument.equals("-")) {
                return misunderstood("There is no option " + argument + ".");
            } else if (file != null) {
                return misunderstood("One export is verified at a time.");
            } else {
                file = argument;
            }
        }
        return file == null ? misunderstood("Which export?") : verify(file, standardInput);
    }

    private int misunderstood(String sentence) {
        err.println(sentence);
        err.print(USAGE);
        return UNUSABLE;
    }

    private boolean read(String option, Path file) {
        try {
            if (option.equals("--key")) {
                return readKeys(file);
            }
            List<JsonNode> found = KeptCheckpoints.in(file);
            checkpoints.addAll(found);
            if (found.isEmpty()) {
                err.println(file + " holds no checkpoint.");
            }
            return !found.isEmpty();
        } catch (IOException | JacksonException unreadable) {
            err.println(cantBeRead(file.toString(), unreadable));
            return false;
        }
    }

    private boolean readKeys(Path file) throws IOException {
        List<VerificationKey> found;
        try {
            found = VerificationKey.readAll(Files.readString(file));
        } catch (IllegalArgumentException unreadable) {
            found = List.of();
        }
        keys.addAll(found);
        if (found.isEmpty()) {
            err.println(file + " holds no public key (Ed25519, PEM).");
        }
        return !found.isEmpty();
    }

    private int verify(String file, InputStream standardInput) {
        try (InputStream export = file.equals("-") ? standardInput : Files.newInputStream(Path.of(file))) {
            return tell(ExportVerifier.verify(export, keys, checkpoints));
        } catch (IOException unreadable) {
            err.println(cantBeRead(file, unreadable));
            return UNUSABLE;
        }
    }

    private static String cantBeRead(String file, Exception unreadable) {
        String reason = unreadable instanceof NoSuchFileException
                ? "there is no such file"
                : unreadable instanceof MalformedInputException || unreadable instanceof JacksonException
                        ? "it is no text of the kind"
                        : String.valueOf(unreadable.getMessage());
        return "%s can't be read: %s.".formatted(file, reason);
    }

    private int tell(Verdict verdict) {
        List<Finding> findings = verdict.findings();
        findings.stream().limit(MOST_SENTENCES).forEach(finding -> out.println(finding.sentence()));
        if (findings.size() > MOST_SENTENCES) {
            out.println("And %d findings more.".formatted(findings.size() - MOST_SENTENCES));
        }
        if (!verdict.isExport()) {
            return UNUSABLE;
        }
        if (!findings.isEmpty()) {
            out.println("Not proven.");
            return NOT_PROVEN;
        }
        out.println(verdict.summary());
        if (!verdict.signaturesChecked()) {
            out.println(
                    "Consistent in itself, but not proven: anybody could have made it. Give the ledger's key with --key.");
            return UNSIGNED;
        }
        out.println("Proven.");
        return PROVEN;
    }
}
