package dev.vitrina.cache.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Another copy of the engine, in which what goes into memory counts as of the moment it is put there, and not as of the moment before
 * it was looked up. All that guards a promotion is that moment, so the engine has no seam to take it away by.
 */
final class UnguardedPromotion extends ClassLoader {

    private static final String ENGINE = "dev.vitrina.cache.";
    private static final String SHELF = ENGINE + "entry.Shelf";
    private static final ClassDesc GENERATIONS = ClassDesc.of(ENGINE + "generation.Generations");

    UnguardedPromotion() {
        super(UnguardedPromotion.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ENGINE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = file.readAllBytes();
            byte[] bytes = name.equals(SHELF) ? unguarded(original) : original;
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it asks the flight for its epoch, it now asks the generations for theirs. */
    private static byte[] unguarded(byte[] shelf) {
        CodeTransform epochs = (code, element) -> {
            if (
                element instanceof InvokeInstruction call &&
                call.name().equalsString("epoch") &&
                call.owner().asInternalName().endsWith("/Flight")
            ) {
                code
                    .pop()
                    .aload(0)
                    .getfield(ClassDesc.of(SHELF), "generations", GENERATIONS)
                    .invokevirtual(GENERATIONS, "epoch", MethodTypeDesc.of(ConstantDescs.CD_long));
            } else {
                code.with(element);
            }
        };
        ClassFile file = ClassFile.of();
        return file.transformClass(file.parse(shelf), ClassTransform.transformingMethodBodies(epochs));
    }
}
