using System;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the steps on a budget have in common. It is found by its name, which is unique in the account (API_budgets_Budget).</summary>
public abstract record BudgetStep : ChangeStep
{
    /// <summary>The budget.</summary>
    public string BudgetName { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::Budgets::Budget";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => BudgetName;

    /// <summary>IAM knows one action for all that changes budgets (Service Authorization Reference, AWS Budgets).</summary>
    [JsonIgnore]
    public override System.Collections.Generic.IReadOnlyList<string> IamActions => ["budgets:ModifyBudget"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Budgets, BudgetNames = [BudgetName] };

    private protected Budget? Find(RegionEstate estate) => estate.Budgets.Items.FirstOrDefault(IsMine);

    private protected bool IsMine(Budget budget) => string.Equals(budget.BudgetName, BudgetName, StringComparison.Ordinal);

    private protected Observation Missing() => Observation.Refused($"There is no budget {BudgetName}.");

    private protected RegionEstate Change(RegionEstate estate, Func<Budget, Budget> change) => estate with { Budgets = estate.Budgets.Change(IsMine, change) };
}
