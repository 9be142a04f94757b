package dev.nightjar.worker.config;

import java.util.List;
import java.util.Optional;

/** A source of settings; earlier layers win over later ones. */
sealed interface Layer permits FileLayer, EnvironmentLayer {
  /** The text of a setting here, if it is set here. */
  Optional<String> text(Setting<?> setting);

  /** Where a setting comes from when it comes from here, in words. */
  String origin(Setting<?> setting);

  /** What is set here and is no setting, or has no place here. */
  List<ConfigurationProblem> strangers(List<Setting<?>> known);
}
