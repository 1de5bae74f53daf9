package dev.vitrina.products.edit;

import dev.vitrina.products.directory.DirectoryKind;
import dev.vitrina.products.directory.SubjectCharacteristic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a card's subject when the card is judged. */
public interface SubjectKnowledge {
    /** By id; empty when they could not be had. */
    Optional<Map<Long, SubjectCharacteristic>> characteristics();

    /** What a directory holds, in lower case; empty when it could not be had. */
    Optional<Set<String>> values(DirectoryKind kind);
}
