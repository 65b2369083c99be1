/**
 * Subscriptions that are billed month by month, as a durable workflow: {@link dev.lodestep.samples.billing.SubscriptionBilling}; the services it
 * needs as interfaces, a company for trying it out, and a year of its business in a second.
 */
@NullMarked
package dev.lodestep.samples.billing;

import org.jspecify.annotations.NullMarked;
