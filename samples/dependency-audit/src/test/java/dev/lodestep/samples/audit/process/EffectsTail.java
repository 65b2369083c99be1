package dev.lodestep.samples.audit.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Follows an effects log while others write it; creates it, so that it is there to be followed. */
final class EffectsTail implements AutoCloseable {
    private final FileChannel channel;
    private long read;

    EffectsTail(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** The lines that are complete and were not yet returned. */
    List<Effect> next() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - read));
        int got = 0;
        while (bytes.hasRemaining() && got >= 0) {
            got = channel.read(bytes, read + bytes.position());
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        String lines = text.substring(0, text.lastIndexOf('\n') + 1);
        read += lines.getBytes(StandardCharsets.UTF_8).length;
        return lines.lines().map(Effect::parse).toList();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
