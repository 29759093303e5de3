package io.sightline.models.importer.openvino;

/** Maps the channels of our networks to those of the file. */
@FunctionalInterface
interface ChannelOrder {
    /** Channels as they are. */
    ChannelOrder UNCHANGED = channel -> channel;

    /** RGB from BGR, which Open Model Zoo's networks take. */
    ChannelOrder RGB_FROM_BGR = channel -> 2 - channel;

    /** The four values of each anchor's box: ty, tx, th, tw from tx, ty, tw, th. */
    ChannelOrder BOXES = channel -> channel ^ 1;

    /** Index of their channel. */
    int theirs(int ours);

    /** Each anchor's classes: the background first, the others in their order. */
    static ChannelOrder classes(int perAnchor, int background) {
        return channel -> {
            int ours = channel % perAnchor;
            int first = channel - ours;
            if (ours == 0) {
                return first + background;
            }
            return first + (ours <= background ? ours - 1 : ours);
        };
    }
}
