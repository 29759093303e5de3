package io.sightline.jobs.scene;

/** Bodies of which only the place matters. */
final class TestingBodies {
    private TestingBodies() {}

    static Person walker(Place place) {
        PersonLook look = PersonLook.of(Chance.of(4), Weather.OVERCAST);
        return Slots.walker(look, place, 0.2, 1);
    }

    static Vehicle car(Place place) {
        return new Vehicle(VehicleShape.sedan(1), 0x3355aa, 0x3355aa, place);
    }

    static Vehicle bus(Place place) {
        return new Vehicle(VehicleShape.bus(1), 0xaa3322, 0xeeeeee, place);
    }
}
