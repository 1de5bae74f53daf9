package dev.vitrina.sandbox.catalogue;

import java.math.BigDecimal;
import java.util.List;

/** One characteristic of a card; whether its value is texts or a number depends on the subject's definition. */
public sealed interface Characteristic {
    int id();

    String name();

    record Texts(int id, String name, List<String> value) implements Characteristic {}

    record Number(int id, String name, BigDecimal value) implements Characteristic {}
}
