package dev.nightjar.generator.plan;

import static dev.nightjar.generator.plan.EventType.ADD_TO_CART;
import static dev.nightjar.generator.plan.EventType.CART_VIEW;
import static dev.nightjar.generator.plan.EventType.CHECKOUT;
import static dev.nightjar.generator.plan.EventType.CLICK;
import static dev.nightjar.generator.plan.EventType.COUPON;
import static dev.nightjar.generator.plan.EventType.IMPRESSION;
import static dev.nightjar.generator.plan.EventType.PAGE_VIEW;
import static dev.nightjar.generator.plan.EventType.PURCHASE;
import static dev.nightjar.generator.plan.EventType.REFUND;
import static dev.nightjar.generator.plan.EventType.REMOVE_FROM_CART;
import static dev.nightjar.generator.plan.EventType.VIEW;
import static dev.nightjar.generator.plan.EventType.WISHLIST;
import static dev.nightjar.generator.plan.Pricing.AMOUNT;
import static dev.nightjar.generator.plan.Pricing.ROUNDED;
import static dev.nightjar.generator.plan.Pricing.UNIT_PRICE;

import java.util.List;
import java.util.stream.Stream;

/** The templates, in the order in which visits are numbered: those without visitors last. */
final class Templates {
  private static final List<Integer> ONE = List.of(0);
  private static final List<Integer> NONE = List.of();

  /** What fills a day up to its last event: one event a visit. */
  static final Template BOUNCE =
      new Template("bounce", 2_600, looks(ONE), List.of(Step.of(PAGE_VIEW, 0)));

  /** Templates that are planted once in a day of some size: the gaps around a session's end. */
  static final List<Template> GAPS =
      List.of(
          new Template("gap_29_59_999", 0, looks(ONE), pageViews(1, 899_999)),
          new Template("gap_30_00_000", 0, looks(ONE), pageViews(2, 0)),
          new Template("gap_30_00_001", 0, looks(List.of(0, 2)), pageViews(2, 1)));

  private static final List<Template> VISITORS =
      List.of(
          BOUNCE,
          new Template(
              "browse",
              1_900,
              looks(ONE),
              List.of(
                  Step.of(PAGE_VIEW, 0),
                  Step.of(VIEW, 21_000).main(),
                  Step.of(VIEW, 64_500).main(),
                  Step.of(WISHLIST, 80_250).main())),
          new Template(
              "long_browse",
              700,
              looks(ONE),
              List.of(
                  Step.of(PAGE_VIEW, 0),
                  Step.of(VIEW, 12_000).later(1).main(),
                  Step.of(VIEW, 240_000).later(2).main())),
          new Template(
              "cart_abandon",
              900,
              new Template.Outcome(ONE, 0, 1, 1, NONE, 0, 0),
              List.of(
                  Step.of(VIEW, 0).main(),
                  Step.of(ADD_TO_CART, 33_000).main(),
                  Step.of(CART_VIEW, 47_000))),
          new Template(
              "checkout_abandon",
              450,
              new Template.Outcome(ONE, 0, 1, 1, NONE, 0, 0),
              List.of(
                  Step.of(PAGE_VIEW, 0),
                  Step.of(VIEW, 9_000).main(),
                  Step.of(ADD_TO_CART, 50_000).main(),
                  Step.of(CART_VIEW, 71_000),
                  Step.of(CHECKOUT, 102_000))),
          new Template(
              "cart_then_remove",
              350,
              new Template.Outcome(ONE, 0, 1, 1, NONE, 0, 0),
              List.of(
                  Step.of(VIEW, 0).main(),
                  Step.of(ADD_TO_CART, 18_000).main(),
                  Step.of(REMOVE_FROM_CART, 90_000).main())),
          new Template(
              "buy_1",
              850,
              buys(),
              List.of(
                  Step.of(PAGE_VIEW, 0),
                  Step.of(VIEW, 14_000).main(),
                  Step.of(ADD_TO_CART, 41_000).main(),
                  Step.of(CHECKOUT, 77_000),
                  Step.of(PURCHASE, 139_000).main().line(1, 1, AMOUNT))),
          new Template(
              "buy_n",
              300,
              buys(),
              List.of(
                  Step.of(VIEW, 0).main(),
                  Step.of(ADD_TO_CART, 29_000).main(),
                  Step.of(CHECKOUT, 61_000),
                  Step.of(PURCHASE, 120_001).main().line(1, 3, ROUNDED))),
          new Template(
              "buy_with_line_discount",
              250,
              buys(),
              List.of(
                  Step.of(VIEW, 0).main(),
                  Step.of(ADD_TO_CART, 25_000).main(),
                  Step.of(PURCHASE, 95_000).main().line(1, 1, UNIT_PRICE),
                  Step.of(PURCHASE, 95_000).main().line(1, 2, UNIT_PRICE).off(1_550))),
          new Template(
              "buy_with_coupon",
              250,
              buys(),
              List.of(
                  Step.of(VIEW, 0).main(),
                  Step.of(ADD_TO_CART, 37_000).main(),
                  Step.of(COUPON, 52_000),
                  Step.of(CHECKOUT, 68_000),
                  Step.of(PURCHASE, 111_000).main().line(1, 1, AMOUNT).off(1_000))),
          new Template(
              "buy_bundle",
              220,
              new Template.Outcome(ONE, 1, 1, 0, ONE, 1, 1),
              List.of(
                  Step.of(VIEW, 0).main(),
                  Step.of(VIEW, 15_000).partner(),
                  Step.of(ADD_TO_CART, 30_000).main(),
                  Step.of(ADD_TO_CART, 31_000).partner(),
                  Step.of(CHECKOUT, 80_000),
                  Step.of(PURCHASE, 130_000).main().line(1, 1, AMOUNT),
                  Step.of(PURCHASE, 130_000).partner().line(1, 1, AMOUNT).off(500))),
          new Template(
              "two_orders",
              120,
              new Template.Outcome(ONE, 1, 1, 0, List.of(0, 1), 2, 0),
              List.of(
                  Step.of(VIEW, 0).main(),
                  Step.of(ADD_TO_CART, 20_000).main(),
                  Step.of(PURCHASE, 60_000).main().line(1, 1, AMOUNT),
                  Step.of(ADD_TO_CART, 5_000).later(1).main(),
                  Step.of(PURCHASE, 44_000).later(1).main().line(2, 2, AMOUNT))),
          new Template(
              "refund",
              130,
              looks(ONE),
              List.of(Step.of(PAGE_VIEW, 0), Step.of(REFUND, 200_000).main().line(1, 1, AMOUNT))),
          new Template(
              "leave_and_buy",
              180,
              new Template.Outcome(List.of(0, 26), 1, 1, 1, List.of(26), 1, 0),
              List.of(
                  Step.of(VIEW, 0).main(),
                  Step.of(ADD_TO_CART, 42_000).main(),
                  Step.of(CART_VIEW, 10_000).later(26),
                  Step.of(PURCHASE, 83_000).later(26).main().line(1, 1, AMOUNT))),
          new Template(
              "buy_without_order",
              60,
              new Template.Outcome(ONE, 1, 0, 0, NONE, 0, 0),
              List.of(Step.of(PURCHASE, 0).main().line(0, 1, AMOUNT))));

  private static final List<Template> ANONYMOUS =
      List.of(
          new Template(
              "anonymous_click",
              600,
              looks(NONE),
              List.of(Step.of(IMPRESSION, 0), Step.of(CLICK, 4_000))),
          new Template(
              "anonymous_order",
              140,
              new Template.Outcome(NONE, 0, 0, 0, ONE, 1, 0),
              List.of(Step.of(PURCHASE, 0).main().line(1, 1, AMOUNT))));

  /** All of them. */
  static final List<Template> ALL =
      Stream.of(VISITORS, GAPS, ANONYMOUS).flatMap(List::stream).toList();

  private Templates() {}

  private static Template.Outcome looks(List<Integer> sessions) {
    return new Template.Outcome(sessions, 0, 0, 0, NONE, 0, 0);
  }

  private static Template.Outcome buys() {
    return new Template.Outcome(ONE, 1, 1, 0, ONE, 1, 0);
  }

  private static List<Step> pageViews(int quarters, int millis) {
    return List.of(Step.of(PAGE_VIEW, 0), Step.of(PAGE_VIEW, millis).later(quarters));
  }
}
