package io.sightline.operators.decode;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.ContentType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the parameter sets of cameras allow pictures that are fields: the answer for the cameras
 * seen last, so that sets are not read again for every frame. Not thread-safe.
 */
final class AllowedFields {
    private final Map<String, Answer> byCamera;

    @SuppressWarnings("ArrayRecordComponent") // compared by identity only
    private record Answer(byte[] parameterSets, boolean allowed) {}

    /**
     * @param maxCameras how many answers are kept
     */
    AllowedFields(int maxCameras) {
        byCamera =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
                        return size() > maxCameras;
                    }
                };
    }

    /**
     * @param parameterSets in Annex B form; not changed after they were passed here
     */
    boolean areAllowed(String cameraId, byte[] parameterSets, ContentType codec) {
        Answer known = byCamera.get(cameraId);
        if (known == null || known.parameterSets != parameterSets) {
            known = new Answer(parameterSets, AccessUnit.mayHaveFields(parameterSets, codec));
            byCamera.put(cameraId, known);
        }
        return known.allowed;
    }
}
