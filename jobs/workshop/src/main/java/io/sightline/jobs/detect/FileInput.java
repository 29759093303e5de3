package io.sightline.jobs.detect;

import io.sightline.jobs.media.MediaFiles;
import io.sightline.models.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One input as a camera: a picture, a video, or the pictures of a folder one after the other.
 *
 * @param cameraId the name of the file or folder, with {@code -} for what a camera id cannot hold
 * @param files in the order of their frames, at least one
 */
public record FileInput(String cameraId, List<Path> files) {
    private static final int MAX_ID_LENGTH = 128;

    /**
     * The cameras that a path stands for: a file is one; a folder is one of all its pictures,
     * sorted by name, and one of each of its videos.
     *
     * @throws UserError when it does not exist or is a folder without pictures and videos
     */
    public static List<FileInput> of(Path path) {
        if (!Files.exists(path)) {
            throw new UserError("%s: no such file or folder".formatted(path));
        }
        return Files.isDirectory(path) ? ofFolder(path) : List.of(ofFiles(path, List.of(path)));
    }

    private static List<FileInput> ofFolder(Path folder) {
        List<Path> files = MediaFiles.in(folder);
        List<FileInput> inputs = new ArrayList<>();
        List<Path> pictures = files.stream().filter(MediaFiles::isPicture).toList();
        if (!pictures.isEmpty()) {
            inputs.add(ofFiles(folder, pictures));
        }
        files.stream()
                .filter(MediaFiles::isVideo)
                .forEach(video -> inputs.add(ofFiles(video, List.of(video))));
        if (inputs.isEmpty()) {
            throw new UserError("%s: no pictures or videos in this folder".formatted(folder));
        }
        return inputs;
    }

    private static FileInput ofFiles(Path named, List<Path> files) {
        String name = named.toAbsolutePath().normalize().getFileName().toString();
        String id = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return new FileInput(id.substring(0, Math.min(id.length(), MAX_ID_LENGTH)), files);
    }
}
