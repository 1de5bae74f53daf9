package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;

/** Whose quota: WB counts per seller account, method group and token type (WB knowledge base, rate limits). */
record BucketKey(String account, String group, String tokenType, Quota quota) {
    static BucketKey of(Credential credential, QuotaGroup group) {
        return new BucketKey(credential.account(), group.name(), credential.type(), group.quotaFor(credential.type()));
    }

    /** The row's id; the parts cannot run into each other. */
    String id() {
        return account.length() + ":" + account + "|" + group + "|" + tokenType;
    }
}
