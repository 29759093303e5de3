package io.sightline.models.catalogue;

import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Downloads files. A connection that is cut is taken up again where it ended, also by a later pull;
 * an address that does not have the file is followed by the next one.
 */
public final class HttpSource implements FileSource {
    private final HttpTransfer transfer;
    private final DownloadPolicy policy;

    /**
     * @param environment the process's environment, for its proxies; those of the JVM's own
     *     properties come first
     */
    public HttpSource(Map<String, String> environment, DownloadPolicy policy) {
        EnvironmentProxy proxy = EnvironmentProxy.of(environment);
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(policy.patience())
                        .proxy(proxy);
        proxy.authenticator().ifPresent(client::authenticator);
        this.transfer = new HttpTransfer(client.build(), policy.patience());
        this.policy = policy;
    }

    @Override
    public void fetch(SourceFile file, Path target, PullListener listener) {
        List<String> refusals = new ArrayList<>();
        try (PartFile part = PartFile.open(file, target)) {
            for (URI url : file.urls()) {
                try {
                    download(url, file, part, listener);
                    return;
                } catch (RefusedException refusal) {
                    refusals.add(url + ": " + refusal.getMessage());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ModelException(file.name() + ": download interrupted", interrupted);
        }
        throw new ModelException(String.join("; ", refusals));
    }

    private void download(URI url, SourceFile file, PartFile part, PullListener listener)
            throws RefusedException, InterruptedException {
        int failures = 0;
        long furthest = part.bytes();
        while (true) {
            try {
                if (!part.isWhole()) {
                    transfer.run(url, file, part, listener);
                }
                if (isPublished(url, file, part, listener)) {
                    return;
                }
            } catch (RefusedException refusal) {
                throw refusal;
            } catch (IOException cut) {
                failures = part.bytes() > furthest ? 1 : failures + 1;
                furthest = Math.max(furthest, part.bytes());
                String reason = Failures.told(cut);
                if (failures == policy.attempts()) {
                    throw new RefusedException(
                            String.format(
                                    Locale.ROOT,
                                    "%s, given up after %d attempts",
                                    reason,
                                    failures));
                }
                pause(url, reason, policy.waitAfter(failures), listener);
            }
        }
    }

    /** False when what was there from earlier did not fit, and all begins anew. */
    private static boolean isPublished(
            URI url, SourceFile file, PartFile part, PullListener listener)
            throws RefusedException {
        boolean pieced = part.isPieced();
        Optional<Checksum> wrong = part.publish();
        if (wrong.isEmpty()) {
            return true;
        }
        if (!pieced) {
            throw new RefusedException(
                    "another file, its checksum is %s where %s is expected"
                            .formatted(wrong.get(), file.checksum()));
        }
        listener.retrying(
                url + ": what was there of " + file.name() + " does not fit; starting over");
        return false;
    }

    private static void pause(URI url, String reason, Duration wait, PullListener listener)
            throws InterruptedException {
        listener.retrying(
                String.format(
                        Locale.ROOT,
                        "%s: %s; trying again in %d s",
                        url,
                        reason,
                        wait.toSeconds()));
        Thread.sleep(wait.toMillis());
    }
}
