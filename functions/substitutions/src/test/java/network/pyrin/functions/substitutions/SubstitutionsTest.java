package network.pyrin.functions.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method that is put in the place of a library's must be there with the same name and types. Read from the class
 * files: the libraries' classes do not all link, which is why they are substituted.
 */
class SubstitutionsTest {
    private static final List<Class<?>> SUBSTITUTIONS = List.of(
            CryptsSubstitution.class,
            MongoClientSubstitution.class,
            MongoClientSubstitution.ClusterOfClient.class,
            CompressorSubstitution.class,
            CompressorSubstitution.Zlib.class,
            SocketsSubstitution.class,
            AddressSubstitution.class,
            StreamFactorySubstitution.class,
            ChecksumSubstitution.class);

    /** What is named, and nothing of it changed. */
    private static final List<Class<?>> NAMED = List.of(CompressorSubstitution.Compressor.class);

    private static ClassModel model(String name) throws IOException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = SubstitutionsTest.class.getClassLoader().getResourceAsStream(file)) {
            assertThat(in).as("%s is no longer in the library", name).isNotNull();
            return ClassFile.of().parse(in.readAllBytes());
        }
    }

    private static String target(Class<?> substitution) {
        return substitution.getAnnotation(TargetClass.class).className();
    }

    private static String translated(String types) {
        String translated = types;
        for (Class<?> each :
                Stream.concat(SUBSTITUTIONS.stream(), NAMED.stream()).toList()) {
            translated = translated.replace(
                    "L" + each.getName().replace('.', '/') + ";",
                    "L" + target(each).replace('.', '/') + ";");
        }
        return translated;
    }

    private static String signature(MethodModel method) {
        return method.methodName().stringValue()
                + translated(method.methodType().stringValue());
    }

    private static String signature(FieldModel field) {
        return field.fieldName().stringValue() + " "
                + translated(field.fieldType().stringValue());
    }

    private static boolean marked(AttributedElement element) {
        List<Annotation> annotations = new ArrayList<>();
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(attribute -> annotations.addAll(attribute.annotations()));
        return annotations.stream()
                .map(annotation -> annotation.className().stringValue())
                .anyMatch(name -> name.endsWith("/Substitute;") || name.endsWith("/Alias;"));
    }

    @TestFactory
    Stream<DynamicTest> everyMethodAndFieldIsInTheLibrary() {
        return SUBSTITUTIONS.stream()
                .map(substitution -> DynamicTest.dynamicTest(target(substitution), () -> {
                    ClassModel theirs = model(target(substitution));
                    ClassModel ours = model(substitution.getName());
                    List<String> methods = ours.methods().stream()
                            .filter(SubstitutionsTest::marked)
                            .map(SubstitutionsTest::signature)
                            .toList();
                    assertThat(methods).isNotEmpty();
                    assertThat(theirs.methods())
                            .extracting(SubstitutionsTest::signature)
                            .containsAll(methods);
                    assertThat(theirs.fields())
                            .extracting(SubstitutionsTest::signature)
                            .containsAll(ours.fields().stream()
                                    .filter(SubstitutionsTest::marked)
                                    .map(SubstitutionsTest::signature)
                                    .toList());
                }));
    }

    @Test
    void theyApplyWhereTheLibrariesAre() {
        assertThat(new WithMongoDb().getAsBoolean()).isTrue();
        assertThat(new WithAws().getAsBoolean()).isTrue();
        assertThat(Classes.onPath("network.pyrin.NoSuchClass")).isFalse();
    }
}
