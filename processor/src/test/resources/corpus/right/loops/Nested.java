package com.acme;

import dev.lodestep.*;
import java.util.*;

/** One loop inside another: lines are proofread until they are right, chapters until there are no more. */
@Workflow
class Nested {
    record Book(int chapters) {}

    record Chapter(int number, String text) {}

    record Line(String text) {}

    record Proof(boolean right) {}

    record Printed(int pages) {}

    //= chapter (book = input, before = chapter)
    @Step
    Chapter chapter(Book book, Optional<Chapter> before) {
        return new Chapter(before.map(Chapter::number).orElse(0) + 1, "");
    }

    //= line <- chapter (chapter = chapter)
    @Step
    Line line(Chapter chapter) {
        return new Line(chapter.text());
    }

    //= proof <- line (line = line)
    @Step
    @Repeat(from = "line", max = 9)
    Proof proof(Line line) {
        return new Proof(true);
    }

    @Until("proof")
    boolean isRight(Proof proof) {
        return proof.right();
    }

    //= bind <- chapter, proof (proof = proof)
    @Step
    @Repeat(from = "chapter", max = 99)
    Printed bind(Proof proof) {
        return new Printed(1);
    }

    @Until("bind")
    boolean isLast(Chapter chapter, Book book) {
        return chapter.number() == book.chapters();
    }
}
