package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.Faults;
import dev.vitrina.sandbox.quota.QuotaBook;
import dev.vitrina.sandbox.quota.QuotaVerdict;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.token.TokenClaims;
import dev.vitrina.sandbox.token.TokenDesk;
import dev.vitrina.sandbox.token.TokenVerdict;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.wire.Delivery;
import dev.vitrina.sandbox.wire.Site;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every call to an API host passes, in this order: path, token (401), category and token type (401 or 403), quota (429), injected
 * fault, endpoint. Refused calls spend no quota.
 */
public final class Gateway implements Site {

    private final Endpoints endpoints;
    private final TokenDesk tokens;
    private final QuotaBook quotas;
    private final Faults faults;
    private final ScopeRefusals scopes;
    private final Problems problems;
    private final CallLedger ledger;

    public Gateway(
        Endpoints endpoints,
        TokenDesk tokens,
        QuotaBook quotas,
        Faults faults,
        ScopeRefusals scopes,
        Problems problems,
        CallLedger ledger
    ) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.quotas = quotas;
        this.faults = faults;
        this.scopes = scopes;
        this.problems = problems;
        this.ledger = ledger;
    }

    @Override
    public Delivery serve(Call call) {
        Optional<Endpoint> endpoint = endpoints.find(call.host(), call.method(), call.path());
        if (endpoint.isEmpty()) {
            boolean known = endpoints.hasPath(call.host(), call.path());
            Answer answer = known ? problems.wrongMethod(call.host()) : problems.unknownPath(call.host());
            return ledger.enter("unknown", "-", null).leave(new Delivery.Whole(answer), null);
        }
        return serve(call, endpoint.get());
    }

    private Delivery serve(Call call, Endpoint endpoint) {
        return switch (tokens.check(call.authorization())) {
            case TokenVerdict.Refused(String detail) -> ledger
                .enter(endpoint.id(), endpoint.quota().id(), null)
                .leave(new Delivery.Whole(problems.unauthorised(call.host(), detail)), null);
            case TokenVerdict.Accepted(Seller seller, TokenClaims claims) -> serve(call, endpoint, seller, claims);
        };
    }

    private Delivery serve(Call call, Endpoint endpoint, Seller seller, TokenClaims claims) {
        CallLedger.Visit visit = ledger.enter(endpoint.id(), endpoint.quota().id(), seller);
        Answer refusal = refusal(endpoint, claims);
        if (refusal != null) {
            return visit.leave(new Delivery.Whole(refusal), null);
        }
        QuotaVerdict verdict = quotas.take(seller, endpoint.quota(), claims.type());
        if (verdict instanceof QuotaVerdict.Denied(long retry, long reset, int limit)) {
            visit.denied(retry);
            Answer denied = problems.tooManyRequests(call.host(), seller.sid().toString(), retry, reset, limit);
            return visit.leave(new Delivery.Whole(denied), null);
        }
        Fault fault = faults.strike(endpoint.id(), call.path(), seller).orElse(null);
        if (fault instanceof Fault.RateLimited limited) {
            visit.denied(limited.retryOrDefault());
        }
        Exchange exchange = new Exchange(endpoint, call, seller, verdict);
        Delivery delivery = fault == null
            ? new Delivery.Whole(exchange.answer())
            : new FaultyDelivery(problems).of(fault, exchange);
        return visit.leave(delivery, fault);
    }

    private @Nullable Answer refusal(Endpoint endpoint, TokenClaims claims) {
        boolean inScope = endpoint.host().category().map(claims::opens).orElse(true);
        if (!inScope) {
            return scopes.unauthorised(endpoint)
                ? problems.unauthorised(endpoint.host(), "token scope not allowed")
                : forbidden(endpoint, "scope is not allowed for this resource");
        }
        if (!endpoint.tokenTypes().contains(claims.type())) {
            String type = claims.type().name().toLowerCase(Locale.ROOT);
            return problems.forbidden(endpoint.host(), type + " token is not allowed");
        }
        if (claims.readOnly() && endpoint.effect() == Endpoint.Effect.WRITE) {
            return forbidden(endpoint, "read-only token is not allowed");
        }
        return null;
    }

    private Answer forbidden(Endpoint endpoint, String detail) {
        return endpoint.layer() == ErrorLayer.GATEWAY
            ? problems.forbidden(endpoint.host(), detail)
            : endpoint.layer().error(403, "Access denied");
    }
}
