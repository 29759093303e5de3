package io.sightline.operators.overload;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The cameras that wait for an inference, in the order of their last one, so that a frame finds out
 * whom to give way to without looking at every camera. A camera must not change while it is in
 * here. Not thread-safe.
 */
final class WaitingCameras {
    private static final Comparator<CameraTurn> LONGEST_WAITING_FIRST =
            Comparator.comparingLong(CameraTurn::inferred).thenComparingLong(CameraTurn::number);
    private static final Comparator<CameraTurn> FIRST_TO_EXPIRE_FIRST =
            Comparator.comparingLong(CameraTurn::claimsUntilMillis)
                    .thenComparingLong(CameraTurn::number);

    private final NavigableSet<CameraTurn> claiming = new TreeSet<>(LONGEST_WAITING_FIRST);

    /** Of those, by partition, the ones in the upper half of the bound. */
    private final Map<Integer, NavigableSet<CameraTurn>> behind = new HashMap<>();

    private final NavigableSet<CameraTurn> byExpiry = new TreeSet<>(FIRST_TO_EXPIRE_FIRST);

    /** Cameras that nobody waits for any more, unless the clock goes back. */
    private final NavigableSet<CameraTurn> expired = new TreeSet<>(FIRST_TO_EXPIRE_FIRST);

    /** Adds a camera that waits. */
    void add(CameraTurn camera) {
        byExpiry.add(camera);
        claiming.add(camera);
        if (camera.inUpperHalf()) {
            behind.computeIfAbsent(
                            camera.partition(), unused -> new TreeSet<>(LONGEST_WAITING_FIRST))
                    .add(camera);
        }
    }

    /** Removes a camera if it is in here. */
    void remove(CameraTurn camera) {
        if (!expired.remove(camera) && byExpiry.remove(camera)) {
            dropClaim(camera);
        }
    }

    private void dropClaim(CameraTurn camera) {
        claiming.remove(camera);
        NavigableSet<CameraTurn> ofPartition = behind.get(camera.partition());
        if (ofPartition != null && ofPartition.remove(camera) && ofPartition.isEmpty()) {
            behind.remove(camera.partition());
        }
    }

    /** Leaves only those that are still waited for at a time. */
    void expire(long nowMillis) {
        while (!byExpiry.isEmpty() && byExpiry.first().claimsUntilMillis() < nowMillis) {
            CameraTurn camera = byExpiry.pollFirst();
            dropClaim(camera);
            expired.add(camera);
        }
        while (!expired.isEmpty() && expired.last().claimsUntilMillis() >= nowMillis) {
            add(expired.pollLast());
        }
    }

    /** Whether a camera, which is not in here, has any to give way to. */
    boolean anyBefore(CameraTurn camera) {
        if (camera.inUpperHalf()) {
            return isBefore(claiming, camera);
        }
        for (Map.Entry<Integer, NavigableSet<CameraTurn>> partition : behind.entrySet()) {
            if (partition.getKey() != camera.partition()
                    && isBefore(partition.getValue(), camera)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(NavigableSet<CameraTurn> cameras, CameraTurn camera) {
        return !cameras.isEmpty() && cameras.first().inferred() < camera.inferred();
    }

    /** How many cameras another one, which is not in here, has to give way to. */
    int countBefore(CameraTurn camera) {
        if (camera.inUpperHalf()) {
            return countBefore(claiming, camera);
        }
        int count = 0;
        for (Map.Entry<Integer, NavigableSet<CameraTurn>> partition : behind.entrySet()) {
            if (partition.getKey() != camera.partition()) {
                count += countBefore(partition.getValue(), camera);
            }
        }
        return count;
    }

    private static int countBefore(NavigableSet<CameraTurn> cameras, CameraTurn camera) {
        int count = 0;
        for (CameraTurn other : cameras) {
            if (other.inferred() >= camera.inferred()) {
                break;
            }
            count++;
        }
        return count;
    }
}
