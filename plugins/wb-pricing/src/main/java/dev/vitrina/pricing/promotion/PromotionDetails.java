package dev.vitrina.pricing.promotion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Wildberries tells of one promotion (WB promotion spec, calendar/promotions/details).
 *
 * @param participationPercent of the goods with stock
 * @param takingPart           goods that do
 * @param takingPartInStock    of them, those with stock
 * @param offered              goods that could
 * @param exceptions           goods left out of an automatic promotion; null for others
 */
public record PromotionDetails(
    String description,
    List<String> advantages,
    int participationPercent,
    int takingPart,
    int takingPartInStock,
    int offered,
    int offeredInStock,
    @Nullable Integer exceptions,
    List<Boost> boosts
) {
    public PromotionDetails {
        advantages = List.copyOf(advantages);
        boosts = List.copyOf(boosts);
    }

    /** How much further up goods are shown once this share takes part; both percent. */
    public record Boost(String condition, int participationPercent, int boostPercent) {}
}
