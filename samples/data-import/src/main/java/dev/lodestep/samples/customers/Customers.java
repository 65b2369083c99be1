package dev.lodestep.samples.customers;

/** Where customers are kept. */
@FunctionalInterface
public interface Customers {

    /** Saves a customer. A second time changes nothing; of several lines with the same number the last one counts, in whatever order they come. */
    void save(int line, Customer customer);
}
