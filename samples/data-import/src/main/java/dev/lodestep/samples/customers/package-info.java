/**
 * Customers from a CSV file as a durable workflow, {@link dev.lodestep.samples.customers.CustomerImport}: how the file is read, what a customer
 * is, and the table that customers are written to.
 */
@NullMarked
package dev.lodestep.samples.customers;

import org.jspecify.annotations.NullMarked;
