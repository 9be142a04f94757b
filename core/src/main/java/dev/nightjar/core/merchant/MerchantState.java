package dev.nightjar.core.merchant;

/** Whether nights are run for a merchant. */
public enum MerchantState {
  /** Events are taken and nights are run. */
  ACTIVE,
  /** Events are taken; nights leave the merchant out and report it. */
  PAUSED,
  /** Nothing is taken, nothing is run, and commands show nothing; what is stored stays. */
  ERASED
}
