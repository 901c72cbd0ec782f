package network.pyrin.releasebundle;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be used, in words: the JDK's own messages are often the path alone. */
public final class Reason {
    private Reason() {}

    /**
     * Says what is wrong.
     *
     * @param problem of reading or writing
     * @return words that name the file, without a full stop
     */
    public static String of(IOException problem) {
        return switch (problem) {
            case NoSuchFileException e -> "there is no " + e.getFile();
            case AccessDeniedException e -> "this user may not use " + e.getFile();
            case FileAlreadyExistsException e -> e.getFile() + " is in the way";
            case NotDirectoryException e -> e.getFile() + " is no folder";
            case FileSystemException e
            when e.getReason() != null ->
                (e.getOtherFile() == null ? e.getFile() : e.getOtherFile()) + ": " + e.getReason();
            default -> problem.getMessage() == null ? problem.toString() : problem.getMessage();
        };
    }
}
