package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.quota.QuotaVerdict;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;

/** A call that was let through, and how its endpoint would answer it. */
record Exchange(Endpoint endpoint, Call call, Seller seller, QuotaVerdict quota) {
    /** Runs the endpoint. */
    Answer answer() {
        return withQuota(endpoint.work().answer(call, seller));
    }

    /** The answer with the header of the quota that was spent. */
    Answer withQuota(Answer answer) {
        return quota instanceof QuotaVerdict.Granted(int remaining)
            ? answer.with("X-Ratelimit-Remaining", Integer.toString(remaining))
            : answer;
    }
}
