package io.sightline.operators.decode;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.frame.EncodedFrame;
import java.util.List;

/**
 * One camera's video during one call: its state, and where its outcomes go.
 *
 * @param cameraId which camera
 * @param codec H.264 or H.265
 * @param store state of the camera
 * @param outcomes receives the outcomes, in stream order
 */
record VideoStream(
        String cameraId, ContentType codec, CameraStore store, List<DecodeOutcome> outcomes) {

    void refuse(EncodedFrame frame, DecodeReason reason, String detail) {
        outcomes.add(new DecodeOutcome.Refused(frame, reason, detail));
    }

    GopState gop() {
        return store.gop();
    }

    void updateGop(GopState gop) {
        store.updateGop(gop);
    }

    /** The unit's own parameter sets, or the last ones seen if it relies on those. */
    byte[] parameterSets(AccessUnit unit) {
        return unit.parameterSets().length > 0 ? unit.parameterSets() : gop().parameterSets();
    }
}
