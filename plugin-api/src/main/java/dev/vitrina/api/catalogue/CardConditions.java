package dev.vitrina.api.catalogue;

import java.util.List;
import java.util.Optional;

/** The conditions of cards that plugins in service contribute, injectable in a plugin. Keep none of them: its plugin may go. Thread-safe. */
public interface CardConditions {
    /** By id. */
    List<CardCondition> all();

    Optional<CardCondition> find(String id);
}
