package io.sightline.jobs.chaos;

import io.sightline.models.error.UserError;
import java.io.IOException;

/**
 * The largest file that a process may write, set from outside with {@code prlimit} of util-linux.
 * With 0, every write to a file fails. Unlike a full file system, this needs no superuser and harms
 * nobody else.
 */
final class FileSizeLimit {
    private FileSizeLimit() {}

    /**
     * Sets the soft limit.
     *
     * @param pid of a process of this user; nothing happens if it has ended
     * @param bytes a number or {@code unlimited}
     * @throws UserError when the machine has no {@code prlimit}
     */
    static void set(long pid, String bytes) throws InterruptedException {
        try {
            new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes + ":")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            throw new UserError(
                    "cannot run prlimit: install util-linux, or leave fill-disk out of --faults",
                    missing);
        }
    }
}
