package vn.hoithi.questionbank.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The kept inputs of every format. Nothing of a reader may be used here: Jazzer adds its counters to classes as they are
 * loaded, and a record that was loaded before them breaks.
 */
final class AllSeeds implements ArgumentsProvider {

    static final Path FOLDER = Path.of("src/test/resources/vn/hoithi/questionbank/format/BankFuzzTestInputs");

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context)
            throws IOException {
        List<Arguments> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                seeds.add(Arguments.of((Object) Files.readAllBytes(file)));
            }
        }
        return seeds.stream();
    }
}
