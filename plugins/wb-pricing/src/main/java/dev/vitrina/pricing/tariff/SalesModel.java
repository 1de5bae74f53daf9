package dev.vitrina.pricing.tariff;

/** From where goods are sold, on which Wildberries' tariffs depend; maps to the GraphQL enum {@code PricingSalesModel}. */
public enum SalesModel {
    /** From Wildberries' warehouses. */
    FBW,
    /** From the seller's own, delivered by Wildberries. */
    FBS,
}
