package io.sightline.models.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class TestingListener implements PullListener {
    private final List<String> retries = new ArrayList<>();
    private long bytes;

    @Override
    public void received(SourceFile file, long received) {
        bytes = received;
    }

    @Override
    public void retrying(String message) {
        retries.add(message);
    }

    long bytes() {
        return bytes;
    }

    List<String> retries() {
        return retries;
    }
}
