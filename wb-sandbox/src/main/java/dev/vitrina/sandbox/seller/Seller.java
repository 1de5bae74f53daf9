package dev.vitrina.sandbox.seller;

import java.util.UUID;

/**
 * A seller account.
 *
 * @param key        the short name tests and the control API use
 * @param number     position in the sandbox from 0; decides the ranges of the seller's ids
 * @param sid        the account's id in tokens and in seller-info; the unit of rate limiting
 * @param supplierId claim {@code oid}
 * @param userId     claim {@code uid}
 * @param tin        tax number (ИНН)
 */
public record Seller(
    String key,
    int number,
    String name,
    String tradeMark,
    UUID sid,
    long supplierId,
    long userId,
    String tin,
    SellerClock clock
) {
    /** Whether {@code reference} names this seller by key, sid or name. */
    public boolean answersTo(String reference) {
        return key.equals(reference) || sid.toString().equals(reference) || name.equals(reference);
    }
}
