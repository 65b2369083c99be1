package dev.lodestep.samples.orders;

/** Sends mails. */
@FunctionalInterface
public interface Mailer {
    void send(String to, String text);
}
