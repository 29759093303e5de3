package io.sightline.jobs.scene;

/** How far everything on a lane has come, metres. */
interface Motion {
    double travelled(double seconds);

    /**
     * At one speed, with a slow swell.
     *
     * @param speed metres per second
     * @param swell share of the speed by which it changes, [0, 1)
     */
    static Motion steady(double speed, double swell) {
        double period = 11;
        double turn = 2 * Math.PI / period;
        return seconds -> speed * (seconds + swell / turn * Math.sin(turn * seconds));
    }

    /**
     * Goes a distance and then stands, over and over.
     *
     * @param lights when
     * @param distance metres in each cycle
     */
    static Motion stopping(Lights lights, double distance) {
        return seconds -> {
            double cycles = Math.floor(seconds / lights.cycle());
            double share = Math.min(1, (seconds - cycles * lights.cycle()) / lights.green());
            return distance * (cycles + eased(share));
        };
    }

    /** From 0 to 1: speeding up over a fifth, steady, slowing down over a fifth. */
    private static double eased(double share) {
        double ramp = 0.2;
        double scale = 2 * ramp * (1 - ramp);
        if (share < ramp) {
            return share * share / scale;
        }
        if (share > 1 - ramp) {
            return 1 - (1 - share) * (1 - share) / scale;
        }
        return (share - ramp / 2) / (1 - ramp);
    }
}
