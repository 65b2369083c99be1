package dev.lodestep.samples.customers;

/** Where customers are kept. */
@FunctionalInterface
public interface Customers {

    /** Saves a customer. A second time changes nothing; of several lines of a file with the same number the last one counts, in whatever order they come. */
    void save(String fileId, int line, Customer customer);
}
