package dev.vitrina.sandbox.catalogue;

import java.util.List;

/** A size of a card. @param wbSize the Russian size; empty for goods without sizes @param skus its barcodes */
public record Size(long chrtId, String techSize, String wbSize, List<String> skus) {}
