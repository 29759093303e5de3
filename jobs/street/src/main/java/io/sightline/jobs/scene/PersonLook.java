package io.sightline.jobs.scene;

/**
 * What a person looks like.
 *
 * @param height metres
 * @param build width of the body, 1 on average
 * @param umbrella its colour, negative without one
 */
record PersonLook(
        double height,
        double build,
        int skin,
        int hair,
        HairStyle hairStyle,
        int top,
        TopStyle topStyle,
        int bottom,
        BottomStyle bottomStyle,
        int shoes,
        Bag bag,
        int bagColour,
        int umbrella) {
    /** On the head. */
    enum HairStyle {
        SHORT,
        LONG,
        BALD,
        CAP,
        HELMET
    }

    /** On the upper body. */
    enum TopStyle {
        SHIRT,
        JACKET,
        COAT
    }

    /** On the legs. */
    enum BottomStyle {
        TROUSERS,
        SHORTS,
        SKIRT,
        DRESS
    }

    /** What is carried. */
    enum Bag {
        NONE,
        BACKPACK,
        HANDBAG
    }

    private static final int[] SKINS = {
        0xf6d3b8, 0xeebf9b, 0xe0ac86, 0xc98e66, 0xa86f4a, 0x84532f, 0x5f3a22, 0x492c1a
    };
    private static final int[] HAIRS = {
        0x1d1814, 0x2f231b, 0x4a3322, 0x6d4a2c, 0xa87844, 0xd2ad6c, 0x8d8a86, 0xd5d2cd, 0x7a3420
    };
    private static final int[] MUTED = {
        0x22262d, 0x343b46, 0x2b3a55, 0x47586e, 0x5d5348, 0x7c7366, 0x8f959c, 0xb9b4a8, 0x38463a,
        0x1b1d20
    };

    static PersonLook of(Chance chance, Weather weather) {
        boolean child = chance.happens(0.08);
        boolean cold = weather != Weather.CLEAR && chance.happens(0.7);
        TopStyle topStyle =
                cold
                        ? chance.oneOf(new TopStyle[] {TopStyle.JACKET, TopStyle.COAT})
                        : chance.oneOf(TopStyle.values(), 0.62, 0.3, 0.08);
        BottomStyle bottomStyle =
                cold
                        ? chance.oneOf(BottomStyle.values(), 0.85, 0.0, 0.08, 0.07)
                        : chance.oneOf(BottomStyle.values(), 0.62, 0.14, 0.11, 0.13);
        boolean rain = weather == Weather.RAIN;
        return new PersonLook(
                child ? chance.between(1.05, 1.4) : chance.between(1.55, 1.9),
                chance.between(0.88, 1.22),
                SKINS[chance.whole(0, SKINS.length - 1)],
                HAIRS[chance.whole(0, HAIRS.length - 1)],
                chance.oneOf(HairStyle.values(), 0.5, 0.33, 0.06, 0.11, 0),
                colour(chance, 0.55),
                topStyle,
                bottomStyle == BottomStyle.DRESS ? colour(chance, 0.8) : bottom(chance),
                bottomStyle,
                chance.oneOf(0x1c1b1a, 0x2d2a28, 0xe8e6e1, 0x7a4a2b, 0xb23b33, 0x3a4a66),
                chance.oneOf(Bag.values(), 0.6, 0.2, 0.2),
                colour(chance, 0.35),
                chance.happens(rain ? 0.6 : 0.01) ? colour(chance, 0.5) : -1);
    }

    private static int colour(Chance chance, double colourful) {
        if (!chance.happens(colourful)) {
            return MUTED[chance.whole(0, MUTED.length - 1)];
        }
        if (chance.happens(0.2)) {
            return chance.oneOf(0xf1efe9, 0xe6e2d6, 0xd9dde0);
        }
        return Tone.hsb(chance.between(0, 1), chance.between(0.25, 0.68), chance.between(0.4, 0.9));
    }

    private static int bottom(Chance chance) {
        return chance.oneOf(
                0x2c3e5c, 0x3c5577, 0x1f2a3d, 0x23242a, 0x37383c, 0x6e6454, 0x8b8069, 0x54606b,
                0x4c3b30, 0xb5ab98);
    }

    /** The same person on a bicycle or a motorcycle. */
    PersonLook riding(Chance chance, boolean helmet) {
        return new PersonLook(
                Math.max(height, 1.55),
                build,
                skin,
                helmet ? chance.oneOf(0xf0f0ee, 0x1e1f22, 0xb8322a, 0x2f5fa8, 0xe3b23c) : hair,
                helmet ? HairStyle.HELMET : hairStyle,
                top,
                topStyle == TopStyle.COAT ? TopStyle.JACKET : topStyle,
                bottom,
                bottomStyle == BottomStyle.SHORTS ? BottomStyle.SHORTS : BottomStyle.TROUSERS,
                shoes,
                bag == Bag.BACKPACK ? Bag.BACKPACK : Bag.NONE,
                bagColour,
                -1);
    }
}
