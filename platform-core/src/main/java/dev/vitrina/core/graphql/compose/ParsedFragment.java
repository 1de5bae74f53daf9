package dev.vitrina.core.graphql.compose;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.SDLDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.ArrayList;
import java.util.List;

/** A fragment after parsing; the definitions know their file and line. */
record ParsedFragment(SchemaPart part, List<SDLDefinition<?>> definitions) {
    static ParsedFragment parse(SchemaPart part, SchemaFragment fragment, List<Violation> violations) {
        List<SDLDefinition<?>> definitions = new ArrayList<>();
        try {
            for (Definition<?> definition : document(part, fragment).getDefinitions()) {
                if (definition instanceof SDLDefinition<?> sdl) {
                    definitions.add(sdl);
                } else {
                    Place place = Place.of(part.owner(), definition);
                    violations.add(new Violation(part.owner(), place + " holds an operation, not a definition"));
                }
            }
        } catch (InvalidSyntaxException invalid) {
            Place place = Place.of(part.owner(), invalid.getLocation());
            violations.add(new Violation(part.owner(), "Syntax error in " + place + ": " + invalid.getMessage()));
        }
        return new ParsedFragment(part, List.copyOf(definitions));
    }

    private static Document document(SchemaPart part, SchemaFragment fragment) {
        MultiSourceReader reader = MultiSourceReader.newMultiSourceReader()
            .string(fragment.sdl(), Place.sourceName(part.owner(), fragment.name()))
            .trackData(true)
            .build();
        return new Parser().parseDocument(
            ParserEnvironment.newParserEnvironment()
                .document(reader)
                .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                .build()
        );
    }
}
