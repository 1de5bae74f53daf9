package dev.vitrina.products.search;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.KeysetCursor;

/** Of which list a cursor is. */
final class Cursors {

    private Cursors() {}

    static boolean isOf(String cursor, String binding) {
        try {
            var unused = KeysetCursor.decode(cursor, binding);
            return true;
        } catch (VitrinaException another) {
            return false;
        }
    }
}
