package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Keys {
    record Order(String id) {}
    record Article(String number) {}
    record Stock(Map<Article, Integer> counts) {}
    record Shelf(Map<String, List<Optional<Article>>> places) {}

    @Step
    //! not-persistable: the result of 'count' cannot be stored: Stock.counts[key] is an Article, and it cannot be the key of a map
    Stock count(Order order) {
        return new Stock(Map.of());
    }

    @Step
    //! not-persistable: the result of 'sort' cannot be stored: Shelf.places[value][] is an Optional<Article>
    Shelf sort(Stock stock) {
        return new Shelf(Map.of());
    }
}
