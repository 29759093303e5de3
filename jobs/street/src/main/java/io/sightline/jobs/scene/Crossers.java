package io.sightline.jobs.scene;

import java.util.List;

/**
 * People who come along one pavement, cross the street while the vehicles stand, and go on along
 * the other pavement.
 *
 * @param number of this source among all sources of a street
 * @param kerb distance of the kerbs from the middle of the road, metres
 * @param walk distance of the line on the pavement from there, metres
 * @param range how far from the camera people exist, metres along the street
 * @param people at most, in each cycle of the lights
 */
record Crossers(
        long seed,
        int number,
        Lights lights,
        double kerb,
        double walk,
        double range,
        int people,
        Weather weather) {
    private static final double CORNER = 0.8;

    void addTo(List<Actor> actors, double seconds, int sources) {
        double life = 2 * range + 4 * walk;
        long last = (long) Math.ceil((seconds + life) / lights.cycle());
        long first = (long) Math.floor((seconds - life) / lights.cycle());
        for (long cycle = first; cycle <= last; cycle++) {
            for (int i = 0; i < people; i++) {
                long k = cycle * people + i;
                long turn = k >= 0 ? 2 * k : -2 * k - 1;
                int track = Math.toIntExact((turn * sources + number) * Traffic.TRACKS + 1);
                add(actors, Chance.of(seed, number, k), cycle, seconds, track);
            }
        }
    }

    private void add(List<Actor> actors, Chance chance, long cycle, double seconds, int track) {
        int across = chance.sign();
        int from = chance.sign();
        int to = chance.sign();
        double speed = chance.between(1.35, 1.6);
        double x = lights.x() + chance.between(-1.3, 1.3);
        double line = walk + chance.between(-0.8, 0.8);
        double spare = Math.max(0, lights.red() - 1.5 - 2 * (kerb + 0.4) / speed);
        double start = cycle * lights.cycle() + lights.green() + 0.8 + spare * chance.between(0, 1);
        PersonLook look = PersonLook.of(chance, weather);
        // Metres along the way, 0 at the kerb from which the road is crossed.
        double way = (seconds - start) * speed;
        Place place = place(way, x, across, from, to, line);
        if (Math.abs(place.x()) < range) {
            double phase = way / (Stance.STRIDE * look.height());
            actors.add(new Actor(track, Actor.PERSON, Slots.walker(look, place, phase, 1)));
        }
    }

    private Place place(double way, double x, int across, int from, int to, double line) {
        double straight = 2 * line;
        double begin = line - kerb;
        double s = way + begin;
        double ahead = across > 0 ? Math.PI / 2 : -Math.PI / 2;
        double into = from > 0 ? 0 : Math.PI;
        double away = to > 0 ? 0 : Math.PI;
        double y;
        double along;
        double heading;
        if (s < 0) {
            y = -line;
            along = from * s;
            heading = turned(into, ahead, 0.5 * clamp(1 + s / CORNER));
        } else if (s < straight) {
            y = -line + s;
            along = 0;
            double in = 0.5 + 0.5 * clamp(s / CORNER);
            double out = 0.5 * clamp(1 - (straight - s) / CORNER);
            heading = s < straight / 2 ? turned(into, ahead, in) : turned(ahead, away, out);
        } else {
            y = line;
            along = to * (s - straight);
            heading = turned(ahead, away, 0.5 + 0.5 * clamp((s - straight) / CORNER));
        }
        return new Place(x + along, across * y, heading);
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private static double turned(double from, double to, double share) {
        double turn = Math.IEEEremainder(to - from, 2 * Math.PI);
        return from + turn * clamp(share);
    }
}
