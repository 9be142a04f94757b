package dev.nightjar.jobs.analytics;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stored form of an {@link Activity}: its parts in their order. */
final class ActivityCodec {
  private ActivityCodec() {}

  static void write(Activity activity, RecordWriter out) {
    out.texts(activity.types(), RecordWriter::number);
    out.number(activity.quarters().size());
    activity
        .quarters()
        .forEach((quarter, v) -> out.number(quarter).number(v.events()).decimal(v.net()));
    out.texts(
        activity.products(),
        (writer, v) -> writer.number(v.views()).number(v.adds()).sales(v.sales()));
    out.texts(activity.categories(), RecordWriter::sales);
    out.sales(activity.sales()).decimal(activity.refunded());
  }

  static Activity read(RecordReader in) {
    SortedMap<String, Long> types = in.texts(RecordReader::number);
    TreeMap<Integer, QuarterActivity> quarters = new TreeMap<>();
    for (int left = in.size(); left > 0; left--) {
      Integer last = quarters.isEmpty() ? null : quarters.lastKey();
      int quarter = RecordReader.following(last, in.size());
      quarters.put(quarter, new QuarterActivity(in.number(), in.decimal()));
    }
    SortedMap<String, ProductActivity> products = in.texts(ActivityCodec::product);
    SortedMap<String, Sales> categories = in.texts(RecordReader::sales);
    Sales sales = in.sales();
    BigDecimal refunded = in.decimal();
    return new Activity(types, quarters, products, categories, sales, refunded);
  }

  private static ProductActivity product(RecordReader in) {
    return new ProductActivity(in.number(), in.number(), in.sales());
  }
}
