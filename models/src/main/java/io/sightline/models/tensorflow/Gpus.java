package io.sightline.models.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;

import io.sightline.models.bundle.ModelException;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.ConfigProto;

/** The GPUs that TensorFlow can use in this process. */
public final class Gpus {
    private Gpus() {}

    /** Counted once: which GPUs a process sees does not change while it lives. */
    private static Optional<Integer> counted = Optional.empty();

    /**
     * How many there are; none where TensorFlow was built without them, or finds no driver or
     * library. The first call takes memory of each GPU, as any session does that sees it.
     *
     * @throws ModelException when TensorFlow fails to open one
     */
    public static synchronized int count() {
        if (counted.isEmpty()) {
            try {
                counted = Optional.of(devices("GPU", SessionSettings.withGpus().build()));
            } catch (TensorFlowException refused) {
                throw new ModelException(
                        "TensorFlow cannot open the GPUs of this machine: "
                                + refused.getMessage().lines().findFirst().orElse(""),
                        refused);
            }
        }
        return counted.get();
    }

    /**
     * How many devices of a type a session sees. TensorFlow's Java classes do not report it; the C
     * API behind them does.
     */
    static int devices(String type, ConfigProto config) {
        try (PointerScope ignored = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
            byte[] bytes = config.toByteArray();
            TF_SetConfig(options, new BytePointer(bytes), bytes.length, status);
            status.throwExceptionIfNotOK();
            TF_Session session = TF_Session.newSession(TF_Graph.newGraph(), options, status);
            status.throwExceptionIfNotOK();
            TF_DeviceList list = TF_SessionListDevices(session, status);
            status.throwExceptionIfNotOK();
            try {
                return count(list, type, status);
            } finally {
                TF_DeleteDeviceList(list);
            }
        }
    }

    private static int count(TF_DeviceList list, String type, TF_Status status) {
        int count = 0;
        for (int i = 0; i < TF_DeviceListCount(list); i++) {
            if (type.equals(TF_DeviceListType(list, i, status).getString())) {
                count++;
            }
            status.throwExceptionIfNotOK();
        }
        return count;
    }
}
