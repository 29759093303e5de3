package io.sightline.jobs.scene;

import java.util.List;

/** What lanes carry. */
final class Slots {
    private static final int[] PAINTS = {
        0xf2f2ef, 0xe4e5e6, 0xc3c7cb, 0x9aa0a6, 0x6b7178, 0x3c4147, 0x1d1f23, 0x23262b, 0xa3262a,
        0x7d1f27, 0x274b8a, 0x1f3358, 0x4f7fb5, 0x2f5d45, 0x75836b, 0xd6c9a8, 0x6f5640, 0xd98a2b,
        0xe5c13b, 0x3f8f95
    };

    /** Index of the last paint without colour. */
    private static final int NEUTRAL = 7;

    private Slots() {}

    /**
     * Motor traffic.
     *
     * @param occupancy share of slots with something in it
     * @param slack metres by which a vehicle may be off the middle of its slot
     * @param large share of buses and trucks among them
     * @param bikes share of two-wheelers among them
     * @param kinds of these
     */
    static Lane.Slot vehicles(
            double occupancy,
            double slack,
            double large,
            double bikes,
            Bike.Kind[] kinds,
            Weather weather) {
        return (actors, chance, lane, ahead, travelled, track) -> {
            if (!chance.happens(occupancy)) {
                return;
            }
            double at = ahead + chance.between(-slack, slack);
            if (chance.happens(bikes)) {
                Bike.Kind kind = chance.oneOf(kinds);
                addRiding(
                        actors,
                        chance,
                        kind,
                        lane.place(at, chance.between(-0.6, 0.6)),
                        travelled,
                        weather,
                        track);
            } else {
                Vehicle vehicle =
                        vehicle(chance, lane.place(at, chance.between(-0.15, 0.15)), large);
                actors.add(new Actor(track, Actor.VEHICLE, vehicle));
            }
        };
    }

    static Vehicle vehicle(Chance chance, Place place, double large) {
        double stretch = chance.between(0.95, 1.05);
        int paint =
                chance.happens(0.08)
                        ? saturated(chance)
                        : PAINTS[
                                chance.whole(
                                        0, chance.happens(0.55) ? NEUTRAL : PAINTS.length - 1)];
        if (chance.happens(large)) {
            int livery = chance.oneOf(0xc8322b, 0x2e6fb0, 0xe6b422, 0x3c8c5a, 0xf0efe9, 0x6a4c93);
            return chance.happens(0.5)
                    ? new Vehicle(VehicleShape.bus(stretch), livery, stripe(chance, livery), place)
                    : new Vehicle(VehicleShape.truck(stretch), paint, box(chance), place);
        }
        VehicleShape shape =
                switch (chance.weighted(0.27, 0.25, 0.2, 0.12, 0.16)) {
                    case 0 -> VehicleShape.sedan(stretch);
                    case 1 -> VehicleShape.hatchback(stretch);
                    case 2 -> VehicleShape.offRoader(stretch);
                    case 3 -> VehicleShape.estate(stretch);
                    default -> VehicleShape.van(stretch);
                };
        return new Vehicle(shape, paint, paint, place);
    }

    private static int saturated(Chance chance) {
        return Tone.hsb(chance.between(0, 1), chance.between(0.4, 0.75), chance.between(0.4, 0.85));
    }

    private static int stripe(Chance chance, int livery) {
        return chance.happens(0.4) ? livery : chance.oneOf(0xf2f1ec, 0x2b3038, 0xd8dadc);
    }

    private static int box(Chance chance) {
        return chance.happens(0.6) ? chance.oneOf(0xf1f1ee, 0xdfe2e4, 0xcfd3d6) : saturated(chance);
    }

    /** Cyclists. */
    static Lane.Slot cyclists(double occupancy, Weather weather) {
        return (actors, chance, lane, ahead, travelled, track) -> {
            if (chance.happens(occupancy)) {
                addRiding(
                        actors,
                        chance,
                        Bike.Kind.BICYCLE,
                        lane.place(
                                ahead + chance.between(-0.25, 0.25) * lane.spacing(),
                                chance.between(-0.2, 0.2)),
                        travelled + chance.between(0, 10),
                        weather,
                        track);
            }
        };
    }

    private static void addRiding(
            List<Actor> actors,
            Chance chance,
            Bike.Kind kind,
            Place place,
            double travelled,
            Weather weather,
            int track) {
        int colour = chance.happens(0.45) ? 0x23252a : saturated(chance);
        Bike bike = new Bike(kind, colour, place, travelled);
        boolean helmet = kind != Bike.Kind.BICYCLE || chance.happens(0.45);
        PersonLook look = PersonLook.of(chance, weather).riding(chance, helmet);
        actors.add(new Actor(track, Actor.BIKE, bike));
        actors.add(
                new Actor(
                        track + 1,
                        Actor.PERSON,
                        new Person(look, place, bike.rider(look.height()))));
    }

    /**
     * People on foot, alone or side by side.
     *
     * @param occupancy share of slots with somebody in it
     * @param together share of those in which there are two or three
     * @param stagger metres by which they may be off the middle of their slot, along the lane
     */
    static Lane.Slot walkers(double occupancy, double together, double stagger, Weather weather) {
        return (actors, chance, lane, ahead, travelled, track) -> {
            if (!chance.happens(occupancy)) {
                return;
            }
            int people = chance.happens(together) ? chance.whole(2, 3) : 1;
            double at = ahead + chance.between(-stagger, stagger);
            double left = chance.between(-0.18, 0.18);
            for (int i = 0; i < people; i++) {
                PersonLook look = PersonLook.of(chance, weather);
                double aside = left + (i - (people - 1) / 2.0) * 0.62;
                Place place = lane.place(at + chance.between(-0.2, 0.2), aside);
                double phase = travelled / (Stance.STRIDE * look.height()) + chance.between(0, 1);
                actors.add(new Actor(track + i, Actor.PERSON, walker(look, place, phase, 1)));
            }
        };
    }

    static Person walker(PersonLook look, Place place, double phase, double swing) {
        Stance stance = Stance.walking(place, look.height(), phase, swing);
        boolean holds = look.umbrella() >= 0;
        return new Person(look, place, holds ? stance.holding(place, look.height()) : stance);
    }
}
