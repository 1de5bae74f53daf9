package dev.vitrina.core.upstream;

import dev.vitrina.core.upstream.DeclaredUpstreams.Target;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Keeps declared public hosts from leading into the private network (SSRF through DNS). The JVM keeps a resolved name for 30
 * seconds, so the connection that follows the check goes to the address that was checked; TLS proves the name besides.
 */
public final class AddressGuard {

    /** @throws UnknownHostException when the host has no address, or one that a public host cannot have */
    void check(Target target) throws UnknownHostException {
        if (target.configured()) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(target.baseUrl().getHost())) {
            if (isPrivate(address)) {
                throw new UnknownHostException("it resolves to a private address");
            }
        }
    }

    /** Whether no public host can have this address. */
    public static boolean isPrivate(InetAddress address) {
        if (
            address.isLoopbackAddress() ||
            address.isAnyLocalAddress() ||
            address.isLinkLocalAddress() ||
            address.isSiteLocalAddress() ||
            address.isMulticastAddress()
        ) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isSpecialV6(bytes) : isSpecialV4(bytes);
    }

    /** IANA special-purpose registry: 0/8, 100.64/10, 192.0.0/24, 198.18/15, 240/4. */
    private static boolean isSpecialV4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        return (
            first == 0 ||
            (first == 100 && (second & 0xc0) == 64) ||
            (first == 192 && second == 0 && b[2] == 0) ||
            (first == 198 && (second & 0xfe) == 18) ||
            first >= 240
        );
    }

    /** Unique local fc00::/7, and the forms that carry an IPv4 address: 64:ff9b::/96, 2002::/16, 2001::/32, ::/96. */
    private static boolean isSpecialV6(byte[] b) {
        int first = ((b[0] & 0xff) << 8) | (b[1] & 0xff);
        int second = ((b[2] & 0xff) << 8) | (b[3] & 0xff);
        return (
            (first & 0xfe00) == 0xfc00 ||
            first == 0x2002 ||
            (first == 0x0064 && second == 0xff9b) ||
            (first == 0x2001 && second == 0) ||
            (first == 0 && second == 0)
        );
    }
}
