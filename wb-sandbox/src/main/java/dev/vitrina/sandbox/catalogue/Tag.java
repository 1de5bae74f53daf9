package dev.vitrina.sandbox.catalogue;

/** A seller's label (ярлык). @param color one of WB's six background colours, hex without # */
public record Tag(long id, String name, String color) {}
