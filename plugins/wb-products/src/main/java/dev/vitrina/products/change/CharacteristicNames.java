package dev.vitrina.products.change;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.directory.SubjectCharacteristic;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What characteristics are called, as far as this process has come across them. Ids and names are Wildberries' and the same for all sellers; there
 * are some ten thousand.
 */
public final class CharacteristicNames {

    private static final int MOST = 50_000;

    private final Map<Long, String> names = new ConcurrentHashMap<>();

    public void learn(Card card) {
        card.characteristics().forEach(characteristic -> learn(characteristic.id(), characteristic.name()));
    }

    public void learn(Collection<SubjectCharacteristic> characteristics) {
        characteristics.forEach(characteristic -> learn(characteristic.id(), characteristic.name()));
    }

    Optional<String> of(long id) {
        return Optional.ofNullable(names.get(id));
    }

    private void learn(long id, String name) {
        if (!name.isBlank() && names.size() < MOST) {
            names.putIfAbsent(id, name);
        }
    }
}
