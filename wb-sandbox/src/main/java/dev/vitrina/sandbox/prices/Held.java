package dev.vitrina.sandbox.prices;

/** A price in quarantine: it was asked for, and the old one stays. */
public record Held(int price, int discount) {}
