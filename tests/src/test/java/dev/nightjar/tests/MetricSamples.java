package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Prometheus's text format 0.0.4, read strictly: every sample belongs to the family that
 * was announced last, none comes twice, labels and values are well-formed.
 *
 * @param types each family's type
 * @param samples values by name and labels
 */
record MetricSamples(Map<String, String> types, Map<String, Double> samples) {
  private static final Pattern TYPE =
      Pattern.compile("# TYPE ([a-z][a-z0-9_]*) (counter|gauge|histogram|summary)");
  private static final Pattern LABEL =
      Pattern.compile("([a-z][a-z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z][a-z0-9_]*)(\\{" + LABEL + "(?:," + LABEL + ")*\\})? (NaN|[+-]Inf|[-+0-9.Ee]+)");

  static MetricSamples parse(String page) {
    assertThat(page).endsWith("\n");
    Map<String, String> types = new TreeMap<>();
    Map<String, Double> samples = new LinkedHashMap<>();
    String family = "";
    for (String line : page.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      if (type.matches()) {
        family = type.group(1);
        assertThat(types.put(family, type.group(2))).as(line).isNull();
      } else if (!line.startsWith("# HELP ")) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(familyOf(sample.group(1), types)).as(line).isEqualTo(family);
        String value = sample.group(sample.groupCount()).replace("Inf", "Infinity");
        Double before =
            samples.put(line.substring(0, line.lastIndexOf(' ')), Double.valueOf(value));
        assertThat(before).as(line).isNull();
      }
    }
    return new MetricSamples(types, samples);
  }

  private static String familyOf(String name, Map<String, String> types) {
    if (types.containsKey(name)) {
      return name;
    }
    return List.of("_bucket", "_count", "_sum").stream()
        .filter(name::endsWith)
        .map(suffix -> name.substring(0, name.length() - suffix.length()))
        .filter(types::containsKey)
        .findFirst()
        .orElse("nothing that was announced");
  }

  /** The sum over all samples of a name that have these labels, each as {@code key="value"}. */
  double sum(String name, String... labels) {
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey().matches(Pattern.quote(name) + "(\\{.*)?"))
        .filter(sample -> Set.of(labels).stream().allMatch(sample.getKey()::contains))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** The families of a prefix, maxima left out, which go with their timers. */
  Set<String> families(String prefix) {
    Set<String> families = new TreeSet<>();
    types.keySet().stream()
        .filter(family -> family.startsWith(prefix))
        .forEach(family -> families.add(family.replaceFirst("_max$", "")));
    return families;
  }
}
