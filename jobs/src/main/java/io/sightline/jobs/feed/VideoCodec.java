package io.sightline.jobs.feed;

/**
 * The video codecs that travel as access units, and where their bitstreams differ. NAL unit types
 * are those of ITU-T H.264 table 7-1 and H.265 table 7-1.
 */
enum VideoCodec {
    H264("video/h264", 7, 8, 9) {
        @Override
        int nalType(byte header) {
            return header & 0x1f;
        }
    },
    H265("video/h265", 32, 34, 35) {
        @Override
        int nalType(byte header) {
            return (header >> 1) & 0x3f;
        }
    };

    private final String contentType;
    private final int firstParameterSet;
    private final int lastParameterSet;
    private final int delimiter;

    VideoCodec(String contentType, int firstParameterSet, int lastParameterSet, int delimiter) {
        this.contentType = contentType;
        this.firstParameterSet = firstParameterSet;
        this.lastParameterSet = lastParameterSet;
        this.delimiter = delimiter;
    }

    /** MIME type of one access unit. */
    String contentType() {
        return contentType;
    }

    /** NAL unit type in the first byte of a NAL unit. */
    abstract int nalType(byte header);

    /** SPS and PPS, in H.265 also VPS; their types ascend in the order they must be sent in. */
    boolean isParameterSet(int nalType) {
        return nalType >= firstParameterSet && nalType <= lastParameterSet;
    }

    /** Access unit delimiter: when there is one, it must stay the first NAL unit. */
    boolean isDelimiter(int nalType) {
        return nalType == delimiter;
    }
}
