package dev.vitrina.sandbox.catalogue;

import java.util.List;

/** Titles and descriptions in Russian. */
final class CardText {

    /** Longest title Wildberries takes. */
    static final int TITLE = 60;
    private static final int NOUN = 40;
    private static final int FEATURE = 41;
    private static final int SENTENCES = 42;
    private static final int SENTENCE = 43;

    private final Hash hash;
    private final Vocabulary vocabulary;

    CardText(Hash hash, Vocabulary vocabulary) {
        this.hash = hash;
        this.vocabulary = vocabulary;
    }

    String title(Subject subject, int index) {
        List<String> features = subject.features();
        int first = hash.below(features.size(), index, FEATURE);
        String title = noun(subject, index);
        for (int i = 0; i < 3; i++) {
            String longer = title + " " + features.get((first + i * 2) % features.size());
            if (longer.length() > TITLE) {
                break;
            }
            title = longer;
        }
        return title;
    }

    String description(Subject subject, String brand, List<Characteristic> characteristics, int index) {
        List<String> sentences = vocabulary.sentences();
        int count = hash.between(3, 11, index, SENTENCES);
        int first = hash.below(sentences.size(), index, SENTENCE);
        StringBuilder text = new StringBuilder(count * 64);
        for (int i = 0; i < count; i++) {
            String sentence = sentences.get((first + i * 3) % sentences.size());
            text.append(i == 0 ? "" : " ").append(fill(sentence, subject, brand, characteristics, index));
        }
        return text.toString();
    }

    private String fill(String sentence, Subject subject, String brand, List<Characteristic> all, int index) {
        if (sentence.indexOf('{') < 0) {
            return sentence;
        }
        return sentence
            .replace("{noun}", noun(subject, index))
            .replace("{feature}", subject.features().get(hash.below(subject.features().size(), index, FEATURE)))
            .replace("{brand}", brand)
            .replace("{colour}", firstText(all, "Цвет"))
            .replace("{country}", firstText(all, "Страна производства"));
    }

    private String noun(Subject subject, int index) {
        return subject.nouns().get(hash.below(subject.nouns().size(), index, NOUN));
    }

    private static String firstText(List<Characteristic> all, String name) {
        for (Characteristic characteristic : all) {
            if (
                characteristic instanceof Characteristic.Texts(int _, String its, List<String> value) &&
                its.equals(name)
            ) {
                return value.getFirst();
            }
        }
        return "";
    }
}
