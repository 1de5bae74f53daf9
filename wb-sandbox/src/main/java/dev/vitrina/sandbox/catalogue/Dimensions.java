package dev.vitrina.sandbox.catalogue;

import java.math.BigDecimal;

/** The packed goods. @param length in cm, as width and height @param weightBrutto in kg, at most three decimals */
public record Dimensions(int length, int width, int height, BigDecimal weightBrutto, boolean isValid) {}
