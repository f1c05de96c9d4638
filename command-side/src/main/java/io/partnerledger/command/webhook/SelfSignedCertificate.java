package io.partnerledger.command.webhook;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/**
 * An X.509 certificate that an RSA key gives itself: a name, a time and the public key, and no more.
 *
 * <p>The JDK reads certificates and makes none; a library that does is ten times the size of what is needed of it.
 */
final class SelfSignedCertificate {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;

    /** sha256WithRSAEncryption, which has no parameters. */
    private static final byte[] ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");

    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");

    private static final DateTimeFormatter UNTIL_2049 = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter FROM_2050 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

    private SelfSignedCertificate() {}

    /** The certificate, in DER. */
    static byte[] of(KeyPair keys, String name, Instant from, Instant until) {
        byte[] subject = der(
                SEQUENCE,
                der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, name.getBytes(StandardCharsets.UTF_8)))));
        byte[] certified = der(
                SEQUENCE,
                der(INTEGER, new BigInteger(127, new SecureRandom()).toByteArray()),
                ALGORITHM,
                subject,
                der(SEQUENCE, time(from), time(until)),
                subject,
                keys.getPublic().getEncoded());
        return der(SEQUENCE, certified, ALGORITHM, der(BIT_STRING, new byte[] {0}, signed(certified, keys)));
    }

    private static byte[] signed(byte[] certified, KeyPair keys) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(certified);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java can't sign with RSA.", impossible);
        }
    }

    private static byte[] time(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        return time.getYear() < 2050
                ? der(UTC_TIME, UNTIL_2049.format(time).getBytes(StandardCharsets.US_ASCII))
                : der(GENERALIZED_TIME, FROM_2050.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        List.of(parts).forEach(content::writeBytes);
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        element.writeBytes(length(content.size()));
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static byte[] length(int size) {
        if (size < 0x80) {
            return new byte[] {(byte) size};
        }
        byte[] digits = BigInteger.valueOf(size).toByteArray();
        int zero = digits[0] == 0 ? 1 : 0;
        byte[] length = new byte[digits.length - zero + 1];
        length[0] = (byte) (0x80 | digits.length - zero);
        System.arraycopy(digits, zero, length, 1, digits.length - zero);
        return length;
    }
}
