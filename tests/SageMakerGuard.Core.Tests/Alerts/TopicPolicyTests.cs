using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Alerts;

namespace SageMakerGuard.Tests.Alerts;

/// <summary>Whether a topic's policy lets a service publish, and what is said where nobody can know.</summary>
public sealed class TopicPolicyTests
{
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:alerts";

    private const string Budgets = """{"Effect":"Allow","Principal":{"Service":"budgets.amazonaws.com"},"Action":"SNS:Publish","Resource":"arn:aws:sns:us-east-1:111122223333:alerts" """;

    // The policy that a topic has from the beginning.
    private const string First = """{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:Publish"],"Resource":"arn:aws:sns:us-east-1:111122223333:alerts","Condition":{"StringEquals":{"AWS:SourceOwner":"111122223333"}}}""";

    private static readonly AlertPublisher s_budget = AlertPublisher.Budget("us-east-1", "111122223333", "SageMakerGuard-network-us-east-1");
    private static readonly AlertPublisher s_alarm = AlertPublisher.Alarm("us-east-1", "111122223333", "SageMakerGuard-nat-1-PacketsDropCount");
    private static readonly AlertPublisher s_anomaly = AlertPublisher.CostAnomaly("us-east-1", "111122223333");

    [Theory]
    [InlineData(Budgets + "}", TopicVerdict.Allowed)]
    [InlineData(Budgets + ""","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"},"ArnLike":{"aws:SourceArn":"arn:aws:budgets::111122223333:*"}}}""", TopicVerdict.Allowed)]
    [InlineData(Budgets + ""","Condition":{"StringEquals":{"AWS:SOURCEACCOUNT":["999999999999","111122223333"]}}}""", TopicVerdict.Allowed)]
    [InlineData(Budgets + ""","Condition":{"StringEquals":{"aws:SourceAccount":"999999999999"}}}""", TopicVerdict.Missing)]
    [InlineData(Budgets + ""","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:budgets::999999999999:*"}}}""", TopicVerdict.Missing)]
    [InlineData(Budgets + ""","Condition":{"StringNotEquals":{"aws:SourceAccount":"111122223333"}}}""", TopicVerdict.Missing)]
    [InlineData(Budgets + ""","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}""", TopicVerdict.Unknown)]
    [InlineData(Budgets + ""","Condition":{"DateGreaterThan":{"aws:SourceAccount":"111122223333"}}}""", TopicVerdict.Unknown)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sns:Pub*","Resource":"*"}""", TopicVerdict.Allowed)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":["events.amazonaws.com","budgets.amazonaws.com"]},"Action":["SNS:Subscribe","SNS:*"],"Resource":"arn:aws:sns:*:111122223333:*"}""", TopicVerdict.Allowed)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"}""", TopicVerdict.Missing)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"budgets.amazonaws.com"},"Action":"SNS:Subscribe","Resource":"*"}""", TopicVerdict.Missing)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"budgets.amazonaws.com"},"Action":"SNS:Publish","Resource":"arn:aws:sns:us-east-1:111122223333:others"}""", TopicVerdict.Missing)]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"budgets.amazonaws.com"},"NotAction":"SNS:Subscribe","Resource":"*"}""", TopicVerdict.Unknown)]
    [InlineData(First, TopicVerdict.Missing)]
    [InlineData(Budgets + "}," + """{"Effect":"Deny","Principal":"*","Action":"SNS:Publish","Resource":"*"}""", TopicVerdict.Missing)]
    [InlineData(Budgets + "}," + """{"Effect":"Deny","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""", TopicVerdict.Unknown)]
    [InlineData(Budgets + "}," + """{"Effect":"Deny","Principal":"*","Action":"SNS:Subscribe","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""", TopicVerdict.Allowed)]
    public void A_budget_is_let_in_by_a_statement_that_names_it_and_by_no_other(string statements, TopicVerdict verdict) => Assert.Equal(verdict, Judge(statements, s_budget));

    [Fact]
    public void The_first_policy_of_a_topic_lets_alarms_in_and_neither_budgets_nor_cost_anomalies()
    {
        Assert.Equal(TopicVerdict.Allowed, Judge(First, s_alarm));
        Assert.Equal(TopicVerdict.Missing, Judge(First, s_budget));
        Assert.Equal(TopicVerdict.Missing, Judge(First, s_anomaly));
    }

    [Fact]
    public void The_statement_that_is_recommended_lets_the_service_in()
    {
        foreach (var publisher in new[] { s_budget, s_alarm, s_anomaly })
        {
            var topic = new NotificationTopic { TopicArn = Topic };
            Assert.Equal(TopicVerdict.Allowed, Judge(TopicPolicy.StatementFor(topic, publisher), publisher));
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("\"text\"")]
    public void A_policy_that_cannot_be_understood_lets_nobody_in_for_sure(string policy) =>
        Assert.NotEqual(TopicVerdict.Allowed, TopicPolicy.Judge(new() { TopicArn = Topic, Policy = policy }, s_budget).Verdict);

    [Fact]
    public void A_topic_that_could_not_be_read_is_unknown_and_one_that_is_not_there_is_missing()
    {
        var denied = TopicPolicy.Judge(new() { TopicArn = Topic, Unreadable = new() { Operation = "sns:GetTopicAttributes", Cause = UnreadableCause.Denied, Reason = "denied" } }, s_budget);
        Assert.Equal(TopicVerdict.Unknown, denied.Verdict);
        Assert.Contains("denied", denied.Reason, System.StringComparison.Ordinal);
        Assert.Equal(TopicVerdict.Unknown, TopicPolicy.Judge(new() { TopicArn = Topic }, s_budget).Verdict);
        Assert.Equal(TopicVerdict.Missing, TopicPolicy.Judge(new() { TopicArn = Topic, Exists = false }, s_budget).Verdict);
    }

    private static TopicVerdict Judge(string statements, AlertPublisher publisher)
    {
        using var valid = JsonDocument.Parse("[" + statements + "]");
        return TopicPolicy.Judge(new() { TopicArn = Topic, Policy = $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""" }, publisher).Verdict;
    }
}
