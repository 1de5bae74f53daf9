package dev.vitrina.core.change;

import java.util.Locale;

/**
 * For whom texts and rows are told.
 *
 * @param seesRisk whether he is told what is at risk
 */
record Reader(Locale language, boolean seesRisk) {}
