package dev.vitrina.sandbox.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The characteristics of each subject: those its generated cards have, and some more that any card may have. Which of them are required
 * is made up: country of production everywhere, composition and sex where there are such.
 */
public final class CharacteristicRules {

    public static final int COLOUR = 14177449;
    public static final int COUNTRY = 14177451;
    public static final int SEASON = 50;
    private static final int COMPOSITION = 14177450;
    public static final int SEX = 204557;
    private static final int CONTENTS = 378533;
    private static final Set<Integer> REQUIRED = Set.of(COUNTRY, COMPOSITION, SEX);
    private static final List<CharacteristicRule> COMMON = List.of(
        common(15000001, "ТНВЭД", "", 1, CharacteristicRule.TEXTS),
        common(15001405, "Ставка НДС", "", 1, CharacteristicRule.TEXTS),
        common(90630, "Высота предмета", "см", 0, CharacteristicRule.NUMBER),
        common(90846, "Ширина предмета", "см", 0, CharacteristicRule.NUMBER),
        common(14177446, "Назначение подарка", "", 3, CharacteristicRule.TEXTS),
        common(5522881, "Любимые герои", "", 0, 0)
    );

    private CharacteristicRules() {}

    public static List<CharacteristicRule> of(Subject subject) {
        return Stream.concat(
            subject.characteristics().stream().map(CharacteristicRules::rule),
            COMMON.stream()
        ).toList();
    }

    private static CharacteristicRule rule(Subject.Definition definition) {
        String name = definition.name();
        int comma = name.lastIndexOf(", ");
        boolean number = definition.charcType() == CharacteristicRule.NUMBER;
        boolean many = definition.id() == CONTENTS || number;
        return new CharacteristicRule(
            definition.id(),
            name,
            REQUIRED.contains(definition.id()),
            number && comma >= 0 ? name.substring(comma + 2) : "",
            many ? 0 : Math.max(definition.most(), definition.id() == COLOUR ? 5 : 1),
            definition.id() == COLOUR || definition.id() == COMPOSITION,
            definition.charcType(),
            definition.id() == COLOUR || definition.id() == SEX,
            definition.id() == COLOUR
        );
    }

    private static CharacteristicRule common(int id, String name, String unit, int maxCount, int type) {
        return new CharacteristicRule(id, name, false, unit, maxCount, false, type, false, false);
    }
}
