package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlPlanBasisTest extends PlanBasisContract {
  MySqlPlanBasisTest(TestServer server) {
    super(server);
  }
}
