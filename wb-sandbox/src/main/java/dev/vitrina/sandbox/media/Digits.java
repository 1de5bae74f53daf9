package dev.vitrina.sandbox.media;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Draws numbers as on a pocket calculator: a server may have no fonts, and Java2D fails without any. */
final class Digits {

    /** Lit bars of 0-9; bits from the lowest: top, upper right, lower right, bottom, lower left, upper left, middle. */
    private static final int[] BARS = { 0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F };
    /** x, y, width, height of each bar in a box of 6 x 10. */
    private static final double[][] PLACES = {
        { 1, 0, 4, 1 },
        { 5, 1, 1, 3.5 },
        { 5, 5.5, 1, 3.5 },
        { 1, 9, 4, 1 },
        { 0, 5.5, 1, 3.5 },
        { 0, 1, 1, 3.5 },
        { 1, 4.5, 4, 1 },
    };
    private static final double ADVANCE = 8;

    private Digits() {}

    /** Draws with the current colour. @param height of a digit */
    static void draw(Graphics2D g, long number, double x, double y, double height) {
        double scale = height / 10;
        String text = Long.toString(number);
        for (int i = 0; i < text.length(); i++) {
            int bars = BARS[text.charAt(i) - '0'];
            for (int bar = 0; bar < PLACES.length; bar++) {
                if ((bars & (1 << bar)) != 0) {
                    double[] place = PLACES[bar];
                    double left = x + (i * ADVANCE + place[0]) * scale;
                    g.fill(new Rectangle2D.Double(left, y + place[1] * scale, place[2] * scale, place[3] * scale));
                }
            }
        }
    }

    static double width(long number, double height) {
        return ((Long.toString(number).length() * ADVANCE - 2) * height) / 10;
    }
}
