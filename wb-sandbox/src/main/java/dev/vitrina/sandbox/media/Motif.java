package dev.vitrina.sandbox.media;

import dev.vitrina.sandbox.catalogue.Subject;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** What a picture shows: an outline of the goods in a square of 100 x 100. */
enum Motif {
    SHIRT {
        @Override
        Shape outline() {
            return polygon(
                28,
                12,
                40,
                18,
                60,
                18,
                72,
                12,
                96,
                30,
                86,
                48,
                76,
                42,
                76,
                92,
                24,
                92,
                24,
                42,
                14,
                48,
                4,
                30
            );
        }
    },
    SHOE {
        @Override
        Shape outline() {
            Area shoe = new Area(polygon(8, 36, 34, 30, 58, 54, 90, 62, 96, 78, 6, 78));
            shoe.add(new Area(new RoundRectangle2D.Double(4, 76, 93, 10, 8, 8)));
            return shoe;
        }
    },
    BAG {
        @Override
        Shape outline() {
            Area handle = new Area(new Ellipse2D.Double(30, 10, 40, 50));
            handle.subtract(new Area(new Ellipse2D.Double(37, 17, 26, 40)));
            handle.add(new Area(new RoundRectangle2D.Double(12, 38, 76, 52, 14, 14)));
            return handle;
        }
    },
    CUP {
        @Override
        Shape outline() {
            Area ear = new Area(new Ellipse2D.Double(60, 34, 34, 34));
            ear.subtract(new Area(new Ellipse2D.Double(68, 42, 18, 18)));
            ear.add(new Area(new RoundRectangle2D.Double(14, 20, 62, 66, 12, 12)));
            return ear;
        }
    },
    CUSHION {
        @Override
        Shape outline() {
            return new RoundRectangle2D.Double(8, 26, 84, 52, 40, 40);
        }
    },
    BOTTLE {
        @Override
        Shape outline() {
            Area bottle = new Area(new RoundRectangle2D.Double(30, 32, 40, 62, 14, 14));
            bottle.add(new Area(new Rectangle2D.Double(42, 8, 16, 28)));
            return bottle;
        }
    },
    TOY {
        @Override
        Shape outline() {
            Area bear = new Area(new Ellipse2D.Double(24, 46, 52, 48));
            bear.add(new Area(new Ellipse2D.Double(30, 16, 40, 38)));
            bear.add(new Area(new Ellipse2D.Double(24, 8, 18, 18)));
            bear.add(new Area(new Ellipse2D.Double(58, 8, 18, 18)));
            return bear;
        }
    },
    DEVICE {
        @Override
        Shape outline() {
            Area device = new Area(new RoundRectangle2D.Double(28, 6, 44, 88, 12, 12));
            device.subtract(new Area(new Ellipse2D.Double(44, 78, 12, 12)));
            return device;
        }
    };

    abstract Shape outline();

    static Motif of(Subject subject) {
        return switch (subject.parentId()) {
            case 6119, 6120 -> SHIRT;
            case 6121 -> SHOE;
            case 6122 -> BAG;
            case 1070 -> CUSHION;
            case 907 -> BOTTLE;
            case 200 -> TOY;
            case 479 -> DEVICE;
            default -> CUP;
        };
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
