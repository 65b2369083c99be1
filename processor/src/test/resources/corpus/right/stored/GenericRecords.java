package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Generic records, bound; recursive ones; unions of generic ones. */
@Workflow
class GenericRecords {
    record Pair<A, B>(A first, List<B> second) {}

    record Page<T>(List<T> rows, Optional<Page<T>> next) {}

    record Tree(String name, List<Tree> children) {}

    sealed interface Answer<T> permits Yes, No {}

    record Yes<T>(T value) implements Answer<T> {}

    record No<T>(String why, Optional<T> instead) implements Answer<T> {}

    sealed interface Expression permits Number, Sum {}

    record Number(int value) implements Expression {}

    record Sum(Expression left, Expression right) implements Expression {}

    record Query(Pair<String, Long> pair) {}

    @Step
    Answer<Pair<Tree, Integer>> ask(Query query) {
        return new No<>("no", Optional.empty());
    }

    @Step
    Page<Answer<String>> page(Answer<Pair<Tree, Integer>> answer) {
        return new Page<>(List.of(), Optional.empty());
    }

    @Step
    Pair<Expression, Page<Tree>> count(Page<Answer<String>> page) {
        return new Pair<>(new Number(1), List.of());
    }
}
