package dev.vitrina.sandbox.control;

import java.util.UUID;

/**
 * A seller at this moment.
 *
 * @param cards             live cards
 * @param trashed           cards in the trash
 * @param clockShiftSeconds how far its clock is ahead of the sandbox's
 */
public record SellerStatus(
    String key,
    String name,
    String tradeMark,
    UUID sid,
    int cards,
    int trashed,
    long clockShiftSeconds
) {}
