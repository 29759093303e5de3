package io.sightline.operators.infer;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.device.Device;
import io.sightline.operators.work.Workers;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that run the network on a device.
 *
 * @param count number of threads, at least 1
 * @param threads run what is handed to them
 * @param end ends their use
 */
record BatchCallers(int count, Executor threads, Runnable end) implements Executor, AutoCloseable {
    /**
     * The {@link Workers} for the CPU, which decode first, so that batches fill; one thread for a
     * GPU.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
    static BatchCallers of(Device device) {
        if (device.isGpu()) {
            ExecutorService one =
                    Executors.newSingleThreadExecutor(
                            task -> {
                                Thread thread = new Thread(task, "sightline-" + device);
                                thread.setDaemon(true);
                                return thread;
                            });
            return new BatchCallers(1, one, one::shutdown);
        }
        var workers = Workers.join();
        return new BatchCallers(Workers.count(), workers.get()::executeLast, workers::close);
    }

    @Override
    public void execute(Runnable batch) {
        threads.execute(batch);
    }

    @Override
    public void close() {
        end.run();
    }
}
