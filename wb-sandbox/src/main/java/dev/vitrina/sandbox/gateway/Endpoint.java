package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.quota.QuotaGroup;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.token.TokenType;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.util.EnumSet;
import java.util.Set;

/**
 * One method of the API and the rules the gateway holds it to.
 *
 * @param id         short name for faults and counters
 * @param effect     whether it changes anything; the specs' {@code x-readonly-method}
 * @param tokenTypes who may call it; the specs' {@code x-token-types}
 * @param layer      shape of its own errors
 * @param quota      bucket it spends
 */
public record Endpoint(
    String id,
    WbHost host,
    String method,
    String path,
    Effect effect,
    Set<TokenType> tokenTypes,
    ErrorLayer layer,
    QuotaGroup quota,
    Work work
) {
    /** Reads may be done with a read-only token. */
    public enum Effect {
        READ,
        WRITE,
    }

    /** What the endpoint does once the gateway let the call through. */
    @FunctionalInterface
    public interface Work {
        Answer answer(Call call, Seller seller);
    }

    public Endpoint {
        tokenTypes = Set.copyOf(tokenTypes);
    }

    /** A method that any token of the host's category may call. */
    public static Endpoint read(String id, WbHost host, String method, String path, QuotaGroup quota, Work work) {
        return new Endpoint(id, host, method, path, Effect.READ, EVERYONE, ErrorLayer.of(host), quota, work);
    }

    public static Endpoint write(String id, WbHost host, String method, String path, QuotaGroup quota, Work work) {
        return new Endpoint(id, host, method, path, Effect.WRITE, EVERYONE, ErrorLayer.of(host), quota, work);
    }

    public Endpoint onlyFor(Set<TokenType> types) {
        return new Endpoint(id, host, method, path, effect, types, layer, quota, work);
    }

    /** Whether it is the connection check, which answers a wrong category with 401: its spec knows no 403. */
    boolean isPing() {
        return path.equals("/ping");
    }

    private static final Set<TokenType> EVERYONE = EnumSet.allOf(TokenType.class);
}
