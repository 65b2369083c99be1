/**
 * Orders as a durable workflow, {@link dev.lodestep.samples.orders.OrderFulfilment}: what an order is, the services that it needs as
 * interfaces, a shop for trying it out, and the desk at which people look at orders and review them.
 */
@NullMarked
package dev.lodestep.samples.orders;

import org.jspecify.annotations.NullMarked;
