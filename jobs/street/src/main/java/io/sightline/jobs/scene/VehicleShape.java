package io.sightline.jobs.scene;

import io.sightline.jobs.scene.Prism.Panel;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a kind of vehicle, in body coordinates (see the package): metres, x ahead of the
 * centre, y to the left, z up from the ground. Pairs of numbers are corners (x, z) of a side view.
 *
 * @param prisms lower ones first; the painter finds the order of two side by side
 * @param axles x of each axle
 * @param wheel radius of a wheel
 * @param ends lamps, grille and plates at the front and the back
 * @param stacked whether later prisms stand on earlier ones instead of before or behind them
 */
@SuppressWarnings("ArrayRecordComponent") // a table of numbers, never compared nor written to
record VehicleShape(
        double length,
        double width,
        double height,
        List<Prism> prisms,
        double[] axles,
        double wheel,
        List<End> ends,
        boolean stacked) {
    /**
     * A rectangle across the front or the back.
     *
     * @param front whether it is at the front
     * @param y0 right edge
     * @param y1 left edge
     * @param z0 lower edge
     * @param z1 upper edge
     */
    record End(boolean front, double y0, double y1, double z0, double z1, Material material) {}

    /**
     * The measures in which passenger cars differ.
     *
     * @param belt z of the lower edge of the windows
     * @param nose z of the front edge of the bonnet
     * @param screen x of the lower end of the windscreen
     * @param roofFront x of the front end of the roof
     * @param roofBack x of the back end of the roof
     * @param hatch x of the lower end of the rear window
     * @param wheel radius of a wheel
     */
    private record Car(
            double length,
            double width,
            double height,
            double belt,
            double nose,
            double screen,
            double roofFront,
            double roofBack,
            double hatch,
            double wheel) {}

    static VehicleShape sedan(double stretch) {
        return car(new Car(4.6 * stretch, 1.82, 1.45, 0.95, 0.74, 0.95, 0.2, -0.85, -1.62, 0.325));
    }

    static VehicleShape hatchback(double stretch) {
        return car(new Car(4.0 * stretch, 1.76, 1.5, 0.97, 0.76, 1.05, 0.4, -1.45, -1.93, 0.31));
    }

    static VehicleShape offRoader(double stretch) {
        return car(new Car(4.55 * stretch, 1.9, 1.72, 1.1, 0.92, 1.05, 0.45, -1.75, -2.18, 0.37));
    }

    static VehicleShape estate(double stretch) {
        return car(new Car(4.7 * stretch, 1.82, 1.48, 0.95, 0.74, 0.98, 0.25, -1.75, -2.25, 0.325));
    }

    private static VehicleShape car(Car car) {
        double half = car.length / 2;
        double belt = car.belt;
        double tail = Math.max(car.hatch, -half + 0.06);
        boolean boot = car.hatch > -half + 0.3;
        Material paint = Material.PAINT;
        double[][] lower = {
            {-half + 0.1, 0.24},
            {half - 0.12, 0.22},
            {half - 0.01, 0.36},
            {half, 0.56},
            {half - 0.07, car.nose},
            {half - 0.35, car.nose + 0.08},
            {car.screen + 0.05, belt},
            {boot ? -half + 0.5 : tail, belt + 0.02},
            {-half + 0.06, belt - (boot ? 0.04 : 0.02)},
            {-half, 0.6},
            {-half + 0.02, 0.4}
        };
        Material[] lowerEdges = {
            Material.RUBBER,
            Material.TRIM,
            paint,
            paint,
            paint,
            paint,
            paint,
            paint,
            paint,
            paint,
            Material.TRIM
        };
        Prism body =
                new Prism(lower, lowerEdges, belt, car.width / 2, car.width / 2, 0.13, List.of())
                        .with(bodyPanels(half, car));
        double roof = car.height;
        double[][] upper = {
            {tail, belt},
            {car.screen, belt},
            {car.roofFront + 0.1, roof - 0.05},
            {car.roofFront - 0.2, roof},
            {car.roofBack + 0.25, roof},
            {car.roofBack, roof - 0.04}
        };
        Material[] upperEdges = {
            Material.RUBBER, Material.GLASS, paint, paint, paint, Material.GLASS
        };
        Prism cabin =
                new Prism(
                                upper,
                                upperEdges,
                                belt,
                                car.width / 2 - 0.04,
                                car.width / 2 - 0.24,
                                0,
                                List.of())
                        .with(windows(car, tail));
        return new VehicleShape(
                car.length,
                car.width,
                car.height,
                List.of(body, cabin),
                new double[] {-car.length * 0.3, car.length * 0.305},
                car.wheel,
                carEnds(car),
                true);
    }

    private static List<Panel> bodyPanels(double half, Car car) {
        List<Panel> panels = new ArrayList<>();
        panels.add(
                new Panel(
                        new double[][] {
                            {-half + 0.12, 0.24},
                            {half - 0.14, 0.22},
                            {half - 0.1, 0.33},
                            {-half + 0.1, 0.35}
                        },
                        Material.TRIM));
        panels.add(
                new Panel(
                        new double[][] {
                            {half - 0.02, car.nose - 0.16}, {half - 0.09, car.nose - 0.01},
                            {half - 0.42, car.nose + 0.01}, {half - 0.34, car.nose - 0.1}
                        },
                        Material.HEADLIGHT));
        panels.add(
                new Panel(
                        new double[][] {
                            {-half + 0.02, 0.7},
                            {-half + 0.26, 0.74},
                            {-half + 0.24, 0.88},
                            {-half + 0.06, 0.88}
                        },
                        Material.TAILLIGHT));
        return panels;
    }

    private static List<Panel> windows(Car car, double tail) {
        double low = car.belt + 0.04;
        double high = car.height - 0.11;
        double share = (high - car.belt) / (car.height - 0.05 - car.belt);
        double front = car.screen - 0.13 + (car.roofFront - car.screen) * share;
        double back = tail + 0.13 + (car.roofBack - tail) * share;
        double pillar = (car.roofFront + car.roofBack) / 2 + 0.1;
        return List.of(
                new Panel(
                        new double[][] {
                            {pillar + 0.05, low},
                            {car.screen - 0.16, low},
                            {front, high},
                            {pillar + 0.05, high}
                        },
                        Material.GLASS),
                new Panel(
                        new double[][] {
                            {tail + 0.18, low},
                            {pillar - 0.05, low},
                            {pillar - 0.05, high},
                            {back, high}
                        },
                        Material.GLASS));
    }

    private static List<End> carEnds(Car car) {
        double w = car.width / 2;
        double z = car.nose;
        return List.of(
                new End(true, -w * 0.45, w * 0.45, z - 0.2, z - 0.06, Material.TRIM),
                new End(true, -w * 0.62, w * 0.62, 0.28, 0.42, Material.TRIM),
                new End(true, w * 0.5, w * 0.84, z - 0.2, z - 0.05, Material.HEADLIGHT),
                new End(true, -w * 0.84, -w * 0.5, z - 0.2, z - 0.05, Material.HEADLIGHT),
                new End(true, -0.26, 0.26, 0.44, 0.54, Material.PLATE),
                new End(false, w * 0.46, w * 0.84, 0.7, 0.87, Material.TAILLIGHT),
                new End(false, -w * 0.84, -w * 0.46, 0.7, 0.87, Material.TAILLIGHT),
                new End(false, -0.26, 0.26, 0.66, 0.78, Material.PLATE),
                new End(false, -w * 0.7, w * 0.7, 0.28, 0.4, Material.TRIM));
    }

    static VehicleShape van(double stretch) {
        double half = 2.6 * stretch;
        double top = 2.2;
        double[][] profile = {
            {-half, 0.3},
            {half - 0.1, 0.28},
            {half, 0.5},
            {half - 0.03, 0.9},
            {half - 0.3, 1.12},
            {half - 0.75, 1.2},
            {half - 1.5, top - 0.06},
            {half - 1.9, top},
            {-half + 0.1, top},
            {-half, top - 0.1}
        };
        Material paint = Material.PAINT;
        Material[] edges = {
            Material.RUBBER,
            Material.TRIM,
            paint,
            paint,
            paint,
            Material.GLASS,
            paint,
            paint,
            paint,
            paint
        };
        List<Panel> panels = new ArrayList<>();
        panels.add(
                new Panel(
                        new double[][] {
                            {-half, 0.3}, {half - 0.1, 0.28}, {half - 0.05, 0.42}, {-half, 0.44}
                        },
                        Material.TRIM));
        panels.add(
                new Panel(
                        new double[][] {
                            {half - 1.9, 1.22},
                            {half - 0.86, 1.22},
                            {half - 1.45, 1.92},
                            {half - 1.9, 1.95}
                        },
                        Material.GLASS));
        panels.add(
                new Panel(
                        new double[][] {
                            {half - 0.03, 0.78},
                            {half - 0.06, 0.96},
                            {half - 0.4, 1.02},
                            {half - 0.34, 0.86}
                        },
                        Material.HEADLIGHT));
        Prism body = new Prism(profile, edges, 1.1, 0.98, 0.86, 0.06, panels);
        List<End> ends =
                List.of(
                        new End(true, -0.45, 0.45, 0.62, 0.84, Material.TRIM),
                        new End(true, 0.56, 0.86, 0.74, 0.94, Material.HEADLIGHT),
                        new End(true, -0.86, -0.56, 0.74, 0.94, Material.HEADLIGHT),
                        new End(true, -0.26, 0.26, 0.45, 0.56, Material.PLATE),
                        new End(false, -0.78, -0.06, 1.25, 1.95, Material.GLASS),
                        new End(false, 0.06, 0.78, 1.25, 1.95, Material.GLASS),
                        new End(false, 0.78, 0.92, 0.85, 1.2, Material.TAILLIGHT),
                        new End(false, -0.92, -0.78, 0.85, 1.2, Material.TAILLIGHT),
                        new End(false, -0.26, 0.26, 0.62, 0.74, Material.PLATE));
        return new VehicleShape(
                2 * half,
                1.96,
                top,
                List.of(body),
                new double[] {-half * 0.62, half * 0.62},
                0.35,
                ends,
                true);
    }

    static VehicleShape bus(double stretch) {
        double half = 5.6 * stretch;
        double top = 3.05;
        double[][] profile = {
            {-half, 0.35}, {half - 0.08, 0.33}, {half, 0.6}, {half - 0.04, 1.15},
            {half - 0.12, 2.75}, {half - 0.4, top}, {-half + 0.2, top}, {-half, top - 0.25}
        };
        Material paint = Material.PAINT;
        Material[] edges = {
            Material.RUBBER, Material.TRIM, paint, Material.GLASS, paint, paint, paint, paint
        };
        List<Panel> panels = new ArrayList<>();
        panels.add(
                new Panel(
                        new double[][] {
                            {-half, 0.4}, {half - 0.06, 0.4}, {half - 0.04, 0.95}, {-half, 0.95}
                        },
                        Material.SECOND_PAINT));
        double bay = (2 * half - 0.7) / 7;
        for (int i = 0; i < 7; i++) {
            double x = -half + 0.35 + i * bay;
            boolean door = i == 2 || i == 6;
            panels.add(
                    new Panel(
                            new double[][] {
                                {x + 0.05, door ? 0.5 : 1.25}, {x + bay - 0.05, door ? 0.5 : 1.25},
                                {x + bay - 0.05, 2.45}, {x + 0.05, 2.45}
                            },
                            Material.GLASS));
        }
        Prism body = new Prism(profile, edges, 2.6, 1.25, 1.16, 0.02, panels);
        List<End> ends =
                List.of(
                        new End(true, 0.75, 1.08, 0.62, 0.82, Material.HEADLIGHT),
                        new End(true, -1.08, -0.75, 0.62, 0.82, Material.HEADLIGHT),
                        new End(true, -0.7, 0.7, 2.5, 2.72, Material.TRIM),
                        new End(false, -0.95, 0.95, 1.6, 2.5, Material.GLASS),
                        new End(false, 0.92, 1.14, 0.8, 1.3, Material.TAILLIGHT),
                        new End(false, -1.14, -0.92, 0.8, 1.3, Material.TAILLIGHT),
                        new End(false, -0.7, 0.7, 0.6, 1.2, Material.TRIM));
        return new VehicleShape(
                2 * half,
                2.5,
                top,
                List.of(body),
                new double[] {-half * 0.5, half * 0.58},
                0.48,
                ends,
                true);
    }

    static VehicleShape truck(double stretch) {
        double half = 3.7 * stretch;
        double[][] cabProfile = {
            {half - 1.9, 0.45},
            {half - 0.05, 0.4},
            {half, 0.6},
            {half - 0.05, 1.35},
            {half - 0.35, 2.45},
            {half - 0.7, 2.6},
            {half - 1.9, 2.6}
        };
        Material paint = Material.PAINT;
        Material[] edges = {
            Material.RUBBER, Material.TRIM, paint, Material.GLASS, paint, paint, paint
        };
        Panel window =
                new Panel(
                        new double[][] {
                            {half - 1.3, 1.45},
                            {half - 0.2, 1.45},
                            {half - 0.45, 2.3},
                            {half - 1.3, 2.3}
                        },
                        Material.GLASS);
        Prism cab = new Prism(cabProfile, edges, 1.4, 1.12, 1.04, 0, List.of(window));
        Prism box = Prism.box(-half, half - 2.0, 0.95, 3.2, 1.18, Material.SECOND_PAINT);
        Prism frame = Prism.box(-half + 0.1, half - 1.8, 0.5, 0.95, 0.95, Material.TRIM);
        List<End> ends =
                List.of(
                        new End(true, -0.7, 0.7, 0.8, 1.15, Material.TRIM),
                        new End(true, 0.7, 1.02, 0.6, 0.8, Material.HEADLIGHT),
                        new End(true, -1.02, -0.7, 0.6, 0.8, Material.HEADLIGHT),
                        new End(true, -0.26, 0.26, 0.5, 0.62, Material.PLATE),
                        new End(false, -1.1, -0.03, 1.05, 3.1, Material.SECOND_PAINT),
                        new End(false, 0.03, 1.1, 1.05, 3.1, Material.SECOND_PAINT),
                        new End(false, 0.7, 1.05, 0.65, 0.85, Material.TAILLIGHT),
                        new End(false, -1.05, -0.7, 0.65, 0.85, Material.TAILLIGHT));
        return new VehicleShape(
                2 * half,
                2.36,
                3.2,
                List.of(frame, box, cab),
                new double[] {-half * 0.62, half * 0.68},
                0.46,
                ends,
                false);
    }
}
