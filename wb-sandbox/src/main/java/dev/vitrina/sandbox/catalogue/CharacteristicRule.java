package dev.vitrina.sandbox.catalogue;

/**
 * What a subject demands of a characteristic (items spec, object/charcs).
 *
 * @param unit     unit of a number, empty where it has none
 * @param maxCount most texts; 0 = no limit
 * @param type     1 = texts, 4 = a number, 0 = not in use
 * @param variable whether merged cards differ in it
 */
public record CharacteristicRule(
    int id,
    String name,
    boolean required,
    String unit,
    int maxCount,
    boolean popular,
    int type,
    boolean filter,
    boolean variable
) {
    public static final int TEXTS = 1;
    public static final int NUMBER = 4;
}
