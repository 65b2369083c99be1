package dev.lodestep.verification.chaos.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message: its type, and all that follows it, length included. */
record Frame(char type, byte[] rest) {
    private static final int LENGTH = 4;
    private static final int LONGEST = 1 << 26;

    static Frame read(DataInputStream in) throws IOException {
        char type = (char) in.readUnsignedByte();
        return new Frame(type, untyped(in.readInt(), in));
    }

    /** What follows a length, and the length before it. */
    static byte[] untyped(int length, DataInputStream in) throws IOException {
        if (length < LENGTH || length > LONGEST) {
            throw new IOException("that is not PostgreSQL's protocol: a message of " + length + " bytes");
        }
        byte[] all = new byte[length];
        ByteBuffer.wrap(all).putInt(length);
        in.readFully(all, LENGTH, length - LENGTH);
        return all;
    }

    void write(OutputStream out) throws IOException {
        byte[] all = new byte[rest.length + 1];
        all[0] = (byte) type;
        System.arraycopy(rest, 0, all, 1, rest.length);
        out.write(all);
    }

    /** The text of that number in it, from 0. */
    String text(int number) {
        int from = LENGTH;
        for (int i = 0; i < number; i++) {
            from = end(from) + 1;
        }
        return new String(rest, from, end(from) - from, StandardCharsets.UTF_8);
    }

    private int end(int from) {
        int end = from;
        while (end < rest.length && rest[end] != 0) {
            end++;
        }
        return end;
    }

    /** Its first byte after the length. */
    char first() {
        return rest.length > LENGTH ? (char) rest[LENGTH] : 0;
    }
}
