package io.partnerledger.command.webhook;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses lie in the open Internet, by IANA's registries of special-purpose addresses. */
final class OpenInternet {

    private static final List<Block> CLOSED_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Looks public, but from inside Azure it is the machine's own host.
            "168.63.129.16/32");

    /** Where all that is global is; what embeds an address of the other kind (NAT64, mapped) lies outside or is listed. */
    private static final Block GLOBAL_6 = Block.of("2000::/3");

    private static final List<Block> CLOSED_6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private OpenInternet() {}

    static boolean has(InetAddress address) {
        if (address instanceof Inet4Address) {
            return CLOSED_4.stream().noneMatch(block -> block.has(address));
        }
        return GLOBAL_6.has(address) && CLOSED_6.stream().noneMatch(block -> block.has(address));
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(Block::of).toList();
    }

    private record Block(BigInteger prefix, int freeBits) {

        static Block of(String block) {
            String[] parts = block.split("/");
            try {
                byte[] first = InetAddress.getByName(parts[0]).getAddress();
                int freeBits = first.length * Byte.SIZE - Integer.parseInt(parts[1]);
                return new Block(new BigInteger(1, first).shiftRight(freeBits), freeBits);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean has(InetAddress address) {
            return new BigInteger(1, address.getAddress()).shiftRight(freeBits).equals(prefix);
        }
    }
}
