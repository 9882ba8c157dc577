package dev.mediasync;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports public and protected members whose signature names a type of some packages. */
final class SignatureCondition extends ArchCondition<JavaClass> {
    private final List<String> packages;

    private SignatureCondition(List<String> packages) {
        super("show no type of " + packages);
        this.packages = packages;
    }

    static SignatureCondition showNoTypeOf(String... packages) {
        return new SignatureCondition(List.of(packages));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
            return;
        }
        for (JavaMember member : type.getMembers()) {
            if (visible(member)) {
                types(member).stream()
                        .filter(this::banned)
                        .forEach(shown -> events.add(SimpleConditionEvent.violated(
                                member, member.getFullName() + " shows " + shown.getName())));
            }
        }
    }

    private static boolean visible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Set<JavaClass> types(JavaMember member) {
        Set<JavaClass> types = new HashSet<>();
        if (member instanceof JavaCodeUnit unit) {
            types.addAll(unit.getReturnType().getAllInvolvedRawTypes());
            for (JavaType parameter : unit.getParameterTypes()) {
                types.addAll(parameter.getAllInvolvedRawTypes());
            }
            unit.getExceptionTypes().forEach(types::add);
        } else {
            types.addAll(member.getAllInvolvedRawTypes());
        }
        return types;
    }

    private boolean banned(JavaClass type) {
        return packages.stream().anyMatch(banned -> type.getPackageName().startsWith(banned));
    }
}
