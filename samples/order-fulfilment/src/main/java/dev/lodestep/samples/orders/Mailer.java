package dev.lodestep.samples.orders;

/** Sends mails. */
@FunctionalInterface
public interface Mailer {
    /** Sends a mail once for each key, however often it is called with it. */
    void send(String to, String text, String idempotencyKey);
}
