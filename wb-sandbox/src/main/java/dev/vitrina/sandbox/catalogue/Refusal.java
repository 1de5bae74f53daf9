package dev.vitrina.sandbox.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card that was accepted with 200 and then not written, as the list of cards with errors tells it.
 *
 * @param subject null where there is no such card
 * @param brand   empty where none was sent
 * @param errors  in Russian, as there
 */
public record Refusal(String vendorCode, @Nullable Subject subject, String brand, List<String> errors) {}
