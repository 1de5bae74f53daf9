package dev.vitrina.api.shop;

/**
 * A secret for an upstream, with what the quota needs to know of it. Prints nothing of the secret.
 *
 * @param secret  sent as {@code Authorization}
 * @param account the seller it belongs to: the unit of rate limits
 * @param type    the token type, for example {@code personal} or {@code base}
 */
public record Credential(String secret, String account, String type) {
    @Override
    public String toString() {
        return "Credential[account=" + account + ", type=" + type + "]";
    }
}
