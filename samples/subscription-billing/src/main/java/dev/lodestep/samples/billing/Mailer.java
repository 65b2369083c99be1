package dev.lodestep.samples.billing;

/** Sends mails. */
@FunctionalInterface
public interface Mailer {
    void send(String to, String text);
}
