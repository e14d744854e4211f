using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Apply.Calls;
using SageMakerGuard.Aws.Clients.Budgets;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using Budget = SageMakerGuard.Estates.Budget;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>
/// Budgets by their names, whole: their notifications and who is told are calls of their own (API_budgets_DescribeNotificationsForBudget,
/// API_budgets_DescribeSubscribersForNotification). IAM asks for one action for all of them. One that is not there is no item.
/// </summary>
internal sealed class BudgetReader(RegionCaller caller, string accountId)
{
    private const string View = "budgets:ViewBudget";

    public async Task<Part<Budget>> Read(IReadOnlyList<string> names)
    {
        var parts = await Task.WhenAll(names.Distinct(StringComparer.Ordinal).Select(One)).ConfigureAwait(false);
        return new Part<Budget> { Asked = true, Items = parts.SelectMany(p => p.Items).ToList(), Unreadable = parts.SelectMany(p => p.Unreadable).ToList() }.Strictly();
    }

    private async Task<Part<Budget>> One(string name)
    {
        var answer = await caller.Ask(View, name, (c, ct) => c.Budgets.DescribeBudgetAsync(new() { AccountId = accountId, BudgetName = name, ShowFilterExpression = true }, ct)).ConfigureAwait(false);
        if (answer.Value?.Budget is not { } budget)
            return answer.Failure is { } failure && answer.Fault!.Category != FaultCategory.NotFound ? Part<Budget>.Failed(failure) : Part<Budget>.Read();
        var listed = await caller.ReadAll<Notification>(
            View,
            async (c, token, ct) =>
            {
                var page = await c.Budgets.DescribeNotificationsForBudgetAsync(new() { AccountId = accountId, BudgetName = name, MaxResults = 100, NextToken = token }, ct).ConfigureAwait(false);
                return Page.Of(page.Notifications, page.NextToken);
            },
            resourceId: name).ConfigureAwait(false);
        var told = await Task.WhenAll(listed.Items.Select(notification => Subscribers(name, notification))).ConfigureAwait(false);
        var notifications = listed.Items.Zip(told, (notification, subscribers) => BudgetShapes.Notification(notification, subscribers.Items)).ToList();
        return new() { Asked = true, Items = [BudgetShapes.Budget(budget, notifications)], Unreadable = told.Select(t => t.Failure).Append(listed.Failure).OfType<UnreadableCall>().ToList() };
    }

    private Task<Listing<BudgetSubscriber>> Subscribers(string name, Notification notification) => caller.ReadAll<BudgetSubscriber>(
        View,
        async (c, token, ct) =>
        {
            var request = new DescribeSubscribersForNotificationRequest { AccountId = accountId, BudgetName = name, Notification = notification, MaxResults = 100, NextToken = token };
            var page = await c.Budgets.DescribeSubscribersForNotificationAsync(request, ct).ConfigureAwait(false);
            return Page.Of(page.Subscribers, page.NextToken);
        },
        resourceId: name);
}
