package io.sightline.jobs.scene;

import io.sightline.jobs.scene.PersonLook.Bag;
import java.util.ArrayList;
import java.util.List;

/** Everybody and everything that counts, at any moment. */
final class Traffic {
    /** Track numbers that one slot may use. */
    static final int TRACKS = 4;

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Crossers> crossers = new ArrayList<>();
    private final List<Actor> standing = new ArrayList<>();
    private final Layout layout;
    private final Weather weather;
    private final long seed;

    Traffic(long seed, Layout layout, Weather weather) {
        this.seed = seed;
        this.layout = layout;
        this.weather = weather;
        Chance chance = Chance.of(seed, 101);
        addMotorLanes(chance);
        if (layout.bikeLane() > 0) {
            addBikeLanes(chance);
        }
        for (int side = -1; side <= 1; side += 2) {
            addWalkers(chance, side);
        }
        if (layout.lights() != null) {
            int people = Math.max(1, (int) Math.round(3.5 * layout.people()));
            crossers.add(
                    new Crossers(
                            seed,
                            lanes.size(),
                            layout.lights(),
                            (layout.nearKerb() + layout.farKerb()) / 2,
                            (layout.nearKerb() + layout.farKerb() + layout.pavement()) / 2,
                            Layout.RANGE,
                            people,
                            weather));
        }
        addStanding(Chance.of(seed, 102));
    }

    private void addMotorLanes(Chance chance) {
        double large = chance.between(0.05, 0.25);
        double bikes = Math.min(0.3, chance.between(0.1, 0.26) * layout.bikes());
        Bike.Kind[] kinds =
                layout.bikeLane() > 0
                        ? new Bike.Kind[] {Bike.Kind.SCOOTER, Bike.Kind.MOTORCYCLE}
                        : Bike.Kind.values();
        double reach = large > 0 ? 12 : 5;
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < layout.lanes(); i++) {
                double spacing = chance.between(15, 21);
                double slack = (spacing - reach) / 2 - 1.2;
                lanes.add(
                        lane(
                                side * (i + 0.5) * layout.laneWidth(),
                                side * layout.handed() > 0 ? -1 : 1,
                                spacing,
                                chance,
                                chance.between(6.5, 11),
                                Slots.vehicles(
                                        Math.min(0.95, 0.65 * layout.traffic()),
                                        Math.max(0.3, slack),
                                        large,
                                        bikes,
                                        kinds,
                                        weather)));
            }
        }
    }

    private void addBikeLanes(Chance chance) {
        for (int side = -1; side <= 1; side += 2) {
            double y = side * (layout.lanesHalf() + layout.bikeLane() / 2);
            int direction = side * layout.handed() > 0 ? -1 : 1;
            lanes.add(
                    lane(
                            y,
                            direction,
                            chance.between(7, 11),
                            chance,
                            chance.between(3.8, 5.5),
                            Slots.cyclists(Math.min(0.9, 0.5 * layout.bikes()), weather)));
        }
    }

    /** A lane that stops at the crossing where there is one, with no slot on it. */
    private Lane lane(
            double y, int direction, double spacing, Chance chance, double speed, Lane.Slot slot) {
        Lights lights = layout.lights();
        Motion motion;
        double offset;
        if (lights == null) {
            motion = Motion.steady(speed, chance.between(0, 0.25));
            offset = chance.between(0, spacing);
        } else {
            double slots = Math.max(1, Math.round(speed * 0.85 * lights.green() / spacing));
            motion = Motion.stopping(lights, slots * spacing);
            offset = direction * lights.x() - spacing / 2;
        }
        return new Lane(
                seed, lanes.size(), y, direction, spacing, offset, Layout.RANGE, motion, slot);
    }

    private void addWalkers(Chance chance, int side) {
        double inner = layout.kerb(side) + 1.4;
        double outer = layout.kerb(side) + layout.pavement() - 1.3;
        int count = Math.max(1, (int) Math.min(4, (outer - inner) / 0.95));
        for (int i = 0; i < count; i++) {
            double y = side * (inner + (outer - inner) * (i + 0.5) / count);
            double spacing = chance.between(4, 7);
            lanes.add(
                    new Lane(
                            seed,
                            lanes.size(),
                            y,
                            chance.sign(),
                            spacing,
                            chance.between(0, spacing),
                            Layout.RANGE,
                            Motion.steady(chance.between(1.1, 1.6), 0.1),
                            Slots.walkers(
                                    Math.min(0.85, 0.28 * layout.people()),
                                    chance.between(0.05, 0.3),
                                    spacing * 0.3,
                                    weather)));
        }
    }

    private void addStanding(Chance chance) {
        if (layout.parking() > 0) {
            double y = layout.lanesHalf() + layout.bikeLane() + layout.parking() / 2;
            double heading = layout.handed() > 0 ? Math.PI : 0;
            for (double x = -Layout.RANGE; x < Layout.RANGE; x += 6.4) {
                boolean free = layout.lights() == null || Math.abs(x - layout.lights().x()) > 6;
                if (free && chance.happens(0.6)) {
                    Place place = new Place(x + chance.between(-0.4, 0.4), y, heading);
                    stand(Actor.VEHICLE, Slots.vehicle(chance, place, 0));
                }
            }
        }
        int groups = (int) Math.round(chance.between(0, 3.5) * layout.people());
        for (int i = 0; i < groups; i++) {
            addGroup(chance);
        }
        int racks = (int) Math.round(chance.between(0, layout.racks()));
        for (int i = 0; i < racks; i++) {
            addRack(chance);
        }
        standing.removeIf(this::isOnCrossing);
    }

    private boolean isOnCrossing(Actor actor) {
        return layout.lights() != null
                && Math.abs(actor.body().extent().centre().x() - layout.lights().x()) < 3.2;
    }

    private void addGroup(Chance chance) {
        int side = chance.sign();
        double x = chance.between(-25, 25);
        double y = side * (layout.kerb(side) + layout.pavement() - chance.between(0.2, 0.7));
        int people = chance.whole(1, 4);
        double turn = chance.between(0, 2 * Math.PI);
        double radius = people == 1 ? 0 : 0.3 + 0.14 * people;
        for (int i = 0; i < people; i++) {
            double angle = turn + 2 * Math.PI * i / people + chance.between(-0.3, 0.3);
            Place place =
                    new Place(
                            x + radius * Math.cos(angle),
                            y + radius * Math.sin(angle),
                            angle + Math.PI);
            PersonLook look = PersonLook.of(chance, weather);
            Person person =
                    Slots.walker(look, place, chance.between(0, 1), chance.between(0.05, 0.25));
            stand(
                    Actor.PERSON,
                    chance.happens(0.4) && look.bag() != Bag.HANDBAG
                            ? new Person(look, place, person.stance().holding(place, look.height()))
                            : person);
        }
    }

    private void addRack(Chance chance) {
        int side = chance.sign();
        double x = chance.between(-25, 25);
        double y = side * (layout.kerb(side) + 0.7);
        int bikes = chance.whole(1, 3);
        double turn = 0.6 + chance.whole(0, 3) * Math.PI / 2;
        for (int i = 0; i < bikes; i++) {
            Bike.Kind kind = chance.happens(0.75) ? Bike.Kind.BICYCLE : Bike.Kind.SCOOTER;
            Place place = new Place(x + i * 1.1, y, turn + chance.between(-0.12, 0.12));
            int colour =
                    Tone.hsb(
                            chance.between(0, 1),
                            chance.between(0.1, 0.8),
                            chance.between(0.15, 0.8));
            stand(Actor.BIKE, new Bike(kind, colour, place, chance.between(0, 5)));
        }
    }

    private void stand(String label, Body body) {
        int sources = lanes.size() + 2;
        int track = (standing.size() * sources + sources - 1) * TRACKS + 1;
        standing.add(new Actor(track, label, body));
    }

    /** Who stays where they are for good. */
    List<Actor> standing() {
        return standing;
    }

    /** Who is there besides, in no particular order, except that a bike comes before its rider. */
    List<Actor> moving(double seconds) {
        int sources = lanes.size() + 2;
        List<Actor> actors = new ArrayList<>();
        for (Lane lane : lanes) {
            lane.addTo(actors, seconds, sources);
        }
        for (Crossers source : crossers) {
            source.addTo(actors, seconds, sources);
        }
        return actors;
    }
}
